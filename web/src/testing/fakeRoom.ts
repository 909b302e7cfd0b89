import type { MessageChange } from '../model/message'
import type { Edit, FindPeople, History, LogFrame, PeopleFound, PinMessage, Quote, React, ReadMark, Recall, RefusalCode, Room, RoomFound, RoomId, SendMsg, Seq, User, UserId } from '../protocol/frames.gen'
import { revised } from '../model/message'

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

function unread(room: FakeRoom, me: UserId): number {
  return room.log.filter(({ type, data }) => type === 1 && data.seq > (room.marks.get(me) ?? 0) && data.from.userId !== me).length
}

export function moveMark(room: FakeRoom, me: UserId, to: Seq): ReadMark['data'] {
  const seq = Math.max(room.marks.get(me) ?? 0, to)
  room.marks.set(me, seq)
  return { room: room.id, seq, unread: unread(room, me) }
}

/** The room as one of those in it is told of it. */
export function describeRoom(room: FakeRoom, me: UserId, users: ReadonlyMap<UserId, User>): Room {
  const mark = room.marks.get(me) ?? 0
  const other = room.pair?.find(userId => userId !== me)
  const last = room.log.findLast(frame => frame.type === 1)
  return {
    room: room.id,
    kind: room.kind,
    ...room.name && { name: room.name },
    ...other && { with: users.get(other) ?? { userId: other, name: '?' } },
    epoch: room.epoch,
    firstSeq: 1,
    head: room.log.length,
    mark,
    unread: unread(room, me),
    ...last && { last },
  }
}

export function findRooms(rooms: readonly FakeRoom[], me: UserId): RoomFound[] {
  return rooms.filter(room => room.kind === 'open')
    .map(room => ({ room: room.id, name: room.name!, topic: '', members: room.members.size, entered: room.members.has(me) }))
}

export function findPeople(people: readonly User[], { room, query = '', after = '', limit = 50 }: FindPeople['data']): PeopleFound['data'] {
  const rest = [...people].sort((a, b) => a.userId < b.userId ? -1 : 1).filter(one => one.userId > after && one.name.includes(query))
  const users = rest.slice(0, limit)
  return { room, users, count: people.length, ...rest.length > limit && { next: users.at(-1)!.userId } }
}

/** The newest pin first. */
export function pinsOf(room: FakeRoom): LogFrame[] {
  const pinned = (frame: LogFrame) => frame.type === 1 && frame.data.pin?.on ? frame.data.pin.seq : 0
  return room.log.filter(pinned).sort((a, b) => pinned(b) - pinned(a))
}

export function quoteIn(room: FakeRoom, seq: Seq | undefined): Quote | undefined {
  const message = seq === undefined ? undefined : room.log[seq - 1]
  return message?.type === 1 ? { seq: message.data.seq, from: message.data.from, text: message.data.text } : undefined
}

/** What is done to a message becomes an entry, and the message shows it. */
export function changeMessage(room: FakeRoom, frame: Edit | Recall | React | PinMessage, by: { from: User, id: string, at: number }): MessageChange | RefusalCode {
  const { target, cid } = frame.data
  const message = room.log[target - 1]
  if (message?.type !== 1)
    return 'unknownMessage'
  if (frame.type !== 'react' && frame.type !== 'pin' && message.data.from.userId !== by.from.userId)
    return 'notYours'
  if (message.data.recalled !== undefined)
    return frame.type === 'recall' ? 'alreadySo' : 'messageRecalled'
  const told = toldChange(frame, message.data, {
    room: room.id, seq: room.log.length + 1, ...by, target, ...cid && { cid },
  })
  if (typeof told === 'string')
    return told
  room.log[target - 1] = { ...message, data: revised(message.data, told) }
  room.log.push(told)
  return told
}

type About = Omit<MessageChange['data'], 'text' | 'emoji' | 'on' | 'count'>

function toldChange(frame: Edit | Recall | React | PinMessage, message: SendMsg['data'], about: About): MessageChange | RefusalCode {
  switch (frame.type) {
    case 'edit': return { type: 20, data: { ...about, text: frame.data.text } }
    case 'recall': return { type: 21, data: about }
    case 'react': {
      const { emoji, on } = frame.data
      const before = message.reactions?.find(one => one.emoji === emoji)
      const isSo = before?.users.some(user => user.userId === about.from.userId) ?? false
      return isSo === on ? 'alreadySo' : { type: 22, data: { ...about, emoji, on, count: (before?.count ?? 0) + (on ? 1 : -1) } }
    }
    case 'pin': return (message.pin?.on ?? false) === frame.data.on ? 'alreadySo' : { type: 45, data: { ...about, on: frame.data.on } }
    default: return frame satisfies never
  }
}
