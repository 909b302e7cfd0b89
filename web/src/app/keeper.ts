import type { Clock } from '../model/clock'
import type { People } from '../model/people'
import type { LogFrame, RoomId, Epoch } from '../protocol/frames.gen'
import type { KeptRoom, Store } from '../storage/store'
import type { LiveRoom } from './liveRoom'

/** What comes within this time is written together. */
const TOGETHER_MS = 400

/** Writes down what comes, a little later and together, so that a hot room costs the disk as little as a quiet one. */
export class Keeper {
  private frames = new Map<RoomId, { epoch: Epoch, frames: LogFrame[] }>()
  private rooms = new Set<LiveRoom>()
  private stop: (() => void) | undefined

  constructor(private readonly store: Store, private readonly clock: Clock, private readonly people: People) {}

  /** The room is to be kept as it is when the writing comes. */
  room(room: LiveRoom): void {
    this.rooms.add(room)
    this.soon()
  }

  entries(room: LiveRoom, frames: readonly LogFrame[]): void {
    if (!room.id || room.log.epoch === undefined)
      return
    let kept = this.frames.get(room.id)
    if (kept?.epoch !== room.log.epoch)
      this.frames.set(room.id, kept = { epoch: room.log.epoch, frames: [] })
    kept.frames.push(...frames.map(frame => room.revisions.current(frame)))
    this.room(room)
  }

  /** Now: the page may be gone in a moment. */
  flush(): void {
    this.stop?.()
    this.stop = undefined
    const [frames, rooms, people] = [this.frames, this.rooms, this.people.takeChanged()]
    this.frames = new Map()
    this.rooms = new Set()
    for (const [id, { epoch, frames: all }] of frames)
      void this.store.keepEntries(id, epoch, all)
    const kept = [...rooms].flatMap(room => keptRoom(room) ?? [])
    if (kept.length > 0)
      void this.store.keepRooms(kept)
    if (people.length > 0)
      void this.store.keepPeople(people)
  }

  forget(room: LiveRoom): void {
    this.rooms.delete(room)
    if (room.id) {
      this.frames.delete(room.id)
      void this.store.forgetRoom(room.id)
    }
  }

  private soon(): void {
    this.stop ??= this.clock.after(TOGETHER_MS, () => this.flush())
  }
}

/** Only rooms that we are in, and that the server told us about, are worth keeping. */
function keptRoom(room: LiveRoom): KeptRoom | undefined {
  const { id, log, readMark } = room
  if (!id || log.epoch === undefined || log.heard === undefined || room.standing !== 'in')
    return undefined
  return {
    room: id,
    ...room.facts,
    epoch: log.epoch,
    firstSeq: log.firstSeq,
    head: log.heard,
    mark: readMark.mark,
    backs: readMark.backs,
    unread: readMark.unread(log, undefined),
    ...room.last && { last: room.last },
    settings: room.wants.told,
    ...room.wants.wished && { wished: room.wants.wished },
  }
}
