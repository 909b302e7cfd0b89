import type { House } from './house'
import type { LiveRoom } from './liveRoom'
import type { RoomSummary } from './teahouse'
import { inOrder, summarize } from './rooms'

/** What the list of rooms shows, as it was shown last: of three hundred rooms one or two have changed. */
export class Summaries {
  private readonly shown = new Map<LiveRoom, RoomSummary>()

  constructor(private readonly house: House) {}

  /** Those of all rooms that stand in the list, in order. */
  listed(): readonly RoomSummary[] {
    return inOrder([...this.house.rooms.all].filter(room => this.isListed(room)).map(room => this.of(room)))
  }

  of(room: LiveRoom): RoomSummary {
    let shown = this.shown.get(room)
    if (!shown)
      this.shown.set(room, shown = this.now(room))
    return shown
  }

  /** It is made anew when somebody asks for it. */
  forget(room: LiveRoom): void {
    this.shown.delete(room)
  }

  forgetAll(): void {
    this.shown.clear()
  }

  /** Rooms that we are in, and direct rooms in which something is or waits to be said. */
  private isListed(room: LiveRoom): boolean {
    const { typed, outbox } = this.house
    if (room.kind !== 'direct')
      return room.standing === 'in' || room.key === 'lobby'
    return room.last !== undefined || room.views > 0 || typed.has(room.key) || outbox.of(room.key).length > 0
  }

  private now(room: LiveRoom): RoomSummary {
    const { house } = this
    const person = room.person
    if (person !== undefined && room.facts.with === undefined && house.people.get(person))
      room.facts = { ...room.facts, with: house.people.get(person)! }
    return summarize(room, house.me, user => house.person(user), {
      draft: house.typed.has(room.key),
      failed: house.outbox.of(room.key).some(draft => draft.state === 'failed'),
      ...room.kind === 'direct' && house.writing.others(room) && { writing: true },
    })
  }
}
