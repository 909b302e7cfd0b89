import type { History, LogFrame, Room, RoomId, User, UserId } from '../protocol/frames.gen'

/** A room of the fake server. */
export interface FakeRoom {
  readonly id: RoomId
  readonly kind: Room['kind']
  readonly name?: string
  readonly pair?: readonly UserId[]
  readonly members: Set<UserId>
  readonly marks: Map<UserId, number>
  epoch: number
  log: LogFrame[]
}

const PAGE_MAX = 200

/** The entries that a request for history is answered with, oldest first. */
export function pageOf(room: FakeRoom, { before, after, limit: wanted }: History['data']): LogFrame[] {
  const limit = Math.min(wanted ?? 50, PAGE_MAX)
  return before === undefined && after !== undefined
    ? room.log.filter(entry => entry.data.seq > after).slice(0, limit)
    : room.log.filter(entry => entry.data.seq < (before ?? Infinity)).slice(-limit)
}

/** The room as one of those in it is told of it. */
export function describeRoom(room: FakeRoom, me: UserId, users: ReadonlyMap<UserId, User>): Room {
  const mark = room.marks.get(me) ?? 0
  const unread = room.log.filter(frame => frame.type === 1 && frame.data.seq > mark && frame.data.from.userId !== me).length
  const other = room.pair?.find(userId => userId !== me)
  const last = room.log.at(-1)
  return {
    room: room.id,
    kind: room.kind,
    ...room.name && { name: room.name },
    ...other && { with: users.get(other) ?? { userId: other, name: '?' } },
    epoch: room.epoch,
    firstSeq: 1,
    head: room.log.length,
    mark,
    unread,
    ...last && { last },
  }
}
