import type { Timestamp, User, UserId } from '../protocol/frames.gen'

/** Somebody we met on this device, as they are kept. */
export interface KnownPerson extends User {
  readonly seenAt: Timestamp
}

/** So many are remembered; those not seen for longest are forgotten first. */
export const PEOPLE_MAX = 2_000

/** Everyone we have met: by what name we last knew them, and when we saw them. */
export class People {
  private readonly known = new Map<UserId, KnownPerson>()
  private changed = new Set<UserId>()
  private changes = 0
  private renames = 0

  /** Another number when anything is different. */
  get version(): number {
    return this.changes
  }

  /** Another number when somebody is new, or is called something else. */
  get names(): number {
    return this.renames
  }

  restore(people: readonly KnownPerson[]): void {
    for (const person of people) {
      if (!this.known.has(person.userId))
        this.known.set(person.userId, person)
    }
    this.changes++
    this.renames++
  }

  /** Someone is here, or said something, under this name. */
  met(user: User, at: Timestamp): void {
    const before = this.known.get(user.userId)
    if (before && before.seenAt > at)
      return
    this.known.set(user.userId, { userId: user.userId, name: user.name, seenAt: at })
    this.changed.add(user.userId)
    this.changes++
    if (before?.name !== user.name)
      this.renames++
    if (this.known.size > PEOPLE_MAX + PEOPLE_MAX / 10)
      this.shrink()
  }

  get(userId: UserId): KnownPerson | undefined {
    return this.known.get(userId)
  }

  /** The most lately seen first. */
  get all(): readonly KnownPerson[] {
    return [...this.known.values()].sort((a, b) => b.seenAt - a.seenAt)
  }

  /** Who is to be kept anew since this was last asked. */
  takeChanged(): readonly KnownPerson[] {
    const changed = [...this.changed].flatMap(userId => this.known.get(userId) ?? [])
    this.changed = new Set()
    return changed
  }

  private shrink(): void {
    for (const { userId } of this.all.slice(PEOPLE_MAX))
      this.known.delete(userId)
  }
}
