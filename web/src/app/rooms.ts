import type { LiveRoom } from './liveRoom'
import type { RoomKey } from '../model/roomKey'
import type { RoomId, SendMsg, User, UserId } from '../protocol/frames.gen'
import type { Person, RoomSummary } from './teahouse'
import { levelOf } from './level'
import { withPerson } from '../model/roomKey'

/** All rooms that we know of: those we are in, and those that are looked at. */
export class Rooms {
  private readonly byKey = new Map<RoomKey, LiveRoom>()

  constructor(private readonly make: (key: RoomKey) => LiveRoom) {}

  get all(): Iterable<LiveRoom> {
    return this.byKey.values()
  }

  /** The room, which need not exist anywhere yet. */
  of(key: RoomKey): LiveRoom {
    let room = this.byKey.get(key)
    if (!room)
      this.byKey.set(key, room = this.make(key))
    return room
  }

  get(key: RoomKey): LiveRoom | undefined {
    return this.byKey.get(key)
  }

  /** By the server's id. Direct rooms are few, so they are looked through. */
  byId(id: RoomId): LiveRoom | undefined {
    const room = this.byKey.get(id as RoomKey)
    if (room || !id.startsWith('direct-'))
      return room
    for (const other of this.byKey.values()) {
      if (other.id === id)
        return other
    }
    return undefined
  }

  /** Where a message belongs: it may be the first that we hear of its room. */
  ofMessage({ data }: SendMsg, me: UserId | undefined): LiveRoom | undefined {
    const known = this.byId(data.room)
    if (known || !data.to)
      return known
    const other = data.from.userId === me ? data.to : data.from.userId
    return this.of(withPerson(other))
  }

  forget(key: RoomKey): void {
    this.byKey.delete(key)
  }
}

/** What the list of rooms shows of a room. */
export function summarize(room: LiveRoom, me: User | undefined, person: (user: User) => Person, more: { draft: boolean, failed: boolean, writing?: true }): RoomSummary {
  const last = room.last?.data
  const { name, topic, with: other, access, role, speakers, window } = room.facts
  const unread = room.readMark.unread(room.log, me?.userId)
  return {
    key: room.key,
    id: room.id,
    kind: room.kind,
    ...name !== undefined && { name },
    ...topic && { topic },
    ...other && { with: person(other) },
    ...access === 'invited' && { isPrivate: true },
    ...role === 'keeper' && { keeps: true },
    ...speakers && { speakers },
    ...window !== undefined && { window },
    unread,
    mentions: unread === 0 ? 0 : mentions(room),
    ...last && { last: { from: person(last.from), own: last.from.userId === me?.userId, text: last.text, ...last.files && { files: last.files }, at: last.at, ...last.recalled !== undefined && { recalled: true } } },
    ...more,
    muted: levelOf(room) === 'none',
    ...chosen(room),
  }
}

function chosen({ wants, last }: LiveRoom): Pick<RoomSummary, 'level' | 'mutedUntil' | 'pinned' | 'archived'> {
  const { level, mutedUntil, pinned, archived } = wants.now
  return {
    ...level !== 'usual' && { level },
    ...wants.isMuted && { mutedUntil },
    ...pinned && { pinned },
    ...archived > 0 && (last?.data.seq ?? 0) <= archived && { archived: true },
  }
}

/** How far back names are looked for: what is unread beyond is counted and not read. */
const LOOKED_AT_MAX = 1_000

function mentions({ log, readMark }: LiveRoom): number {
  let count = 0
  const heard = log.heard ?? 0
  for (let seq = heard; seq > Math.max(readMark.mark, heard - LOOKED_AT_MAX); seq--) {
    const entry = log.at(seq)
    if (entry?.kind === 'message' && entry.forMe)
      count++
  }
  return count
}

/** Whether one reads there and says nothing. */
export function isQuiet({ speakers, keeps }: RoomSummary): boolean {
  return speakers === 'keepers' && !keeps
}

/** Those that are pinned first; the lobby, then open rooms by name, then people, the newest word first; last those that were put away. */
export function inOrder(rooms: readonly RoomSummary[]): readonly RoomSummary[] {
  const kinds = { lobby: 0, open: 1, direct: 2 }
  const rank = (room: RoomSummary) => room.archived ? 6 : kinds[room.kind] + (room.pinned ? 0 : 3)
  const collator = new Intl.Collator(undefined, { numeric: true })
  return [...rooms].sort((a, b) => rank(a) - rank(b)
    || (a.kind === 'open' && b.kind === 'open' ? collator.compare(a.name ?? '', b.name ?? '') : (b.last?.at ?? 0) - (a.last?.at ?? 0)))
}
