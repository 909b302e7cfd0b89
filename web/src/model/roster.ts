import type { User, UserId } from '../protocol/frames.gen'

/** The server names at most so many in a snapshot; the rest is only counted. */
const NAMED_MAX = 500

/** Who is in one room now: the people we were told of, and the exact count. */
export class Roster {
  private readonly people = new Map<UserId, string>()
  private exact = 0
  private onlyCounted = false
  private changes = 0
  private isFresh = false

  get count(): number {
    return this.exact
  }

  /** Another number when somebody came, went or is called something else. */
  get version(): number {
    return this.changes
  }

  /** False before the first snapshot, and after the line was cut until the next one. */
  get fresh(): boolean {
    return this.isFresh
  }

  /** False when there are people here whom we were not told of: the room is crowded, or a change did not reach us. */
  get whole(): boolean {
    return !this.onlyCounted && this.people.size === this.exact
  }

  get users(): readonly User[] {
    return Array.from(this.people, ([userId, name]) => ({ userId, name }))
  }

  has(userId: UserId): boolean {
    return this.people.has(userId)
  }

  /** Everyone, as of now. */
  snapshot(users: readonly User[], count: number): void {
    this.people.clear()
    this.add(users)
    this.exact = count
    this.onlyCounted = false
    this.isFresh = true
  }

  /** What is different since the last word. Answers who of them is new to us. */
  change(came: readonly User[], went: readonly User[], renamed: readonly User[], count: number): readonly User[] {
    const fresh = came.filter(user => !this.people.has(user.userId))
    for (const { userId } of went)
      this.people.delete(userId)
    this.add(came)
    for (const { userId, name } of renamed) {
      this.changes++
      if (this.people.has(userId))
        this.people.set(userId, name)
    }
    this.exact = count
    return fresh
  }

  /** Somebody came or went, and it was not said who. */
  counted(count: number): void {
    this.exact = count
    this.onlyCounted = true
  }

  /** The line was cut: this is how it was last seen. */
  stale(): void {
    this.isFresh = false
  }

  private add(users: readonly User[]): void {
    this.changes++
    for (const { userId, name } of users) {
      if (this.people.size < NAMED_MAX || this.people.has(userId))
        this.people.set(userId, name)
    }
  }
}
