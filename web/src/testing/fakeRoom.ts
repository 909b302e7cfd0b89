import type { MessageChange } from '../model/message'
import type { Edit, FindMessages, FindPeople, History, Level, LogFrame, MessageFound, MessagesFound, PeopleFound, PinMessage, Quote, React, Read, ReadMark, Recall, RecalledAll, RefusalCode, Role, Room, RoomFound, RoomId, RoomSet, RoomSettings, SendMsg, Seq, SetRoom, Typists, User, UserId } from '../protocol/frames.gen'
import { keptAfter, revised } from '../model/message'

/** A room of the fake server. */
export interface FakeRoom {
  readonly id: RoomId
  readonly kind: Room['kind']
  readonly name?: string
  readonly access?: Room['access']
  readonly topic?: string
  readonly speakers?: Room['speakers']
  readonly window?: number
  readonly arranged?: Seq
  readonly pair?: readonly UserId[]
  readonly roles?: ReadonlyMap<UserId, Role>
  readonly members: Set<UserId>
  readonly marks: Map<UserId, number>
  epoch: number
  log: LogFrame[]
  writers?: readonly User[]
  readonly settings: Map<UserId, RoomSettings>
}

/** What somebody wants of the room. */
export function setRoom(room: FakeRoom, who: UserId, { level, mutedUntil, pinned, archived }: SetRoom['data']): RoomSet['data'] {
  const settings = { level: level as Level, mutedUntil, pinned, archived, revision: (room.settings.get(who)?.revision ?? 0) + 1 }
  room.settings.set(who, settings)
  return { room: room.id, settings }
}

/** Somebody writes in the room, or has stopped. */
export function write(room: FakeRoom, who: User, on: boolean): Typists['data'] {
  const others = (room.writers ?? []).filter(user => user.userId !== who.userId)
  room.writers = on ? [...others, who] : others
  return { room: room.id, users: room.writers.slice(0, 3), count: room.writers.length }
}

const PAGE_MAX = 200

/** Names that are never the same again. */
export function uuids(): () => string {
  let made = 0
  return () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`
}

/** More than this is not sent by itself: the rest is a hole. */
const REPLAY_MAX = 100

/** What came after a position, or, if that is too much, the end of it and where that begins. */
export function missedOf(room: FakeRoom, since: Seq): { before?: Seq, entries: LogFrame[] } {
  const missed = room.log.slice(since)
  if (missed.length <= REPLAY_MAX)
    return { entries: missed }
  const before = room.log.length - REPLAY_MAX + 1
  return { before, entries: room.log.slice(before - 1) }
}

/** The entries that a request for history is answered with, oldest first. */
export function pageOf(room: FakeRoom, { before, after, limit: wanted, at }: History['data']): LogFrame[] {
  const limit = Math.min(wanted ?? 50, PAGE_MAX)
  if (at !== undefined)
    return room.log.filter(entry => entry.data.at >= at).slice(0, limit)
  return before === undefined && after !== undefined
    ? room.log.filter(entry => entry.data.seq > after).slice(0, limit)
    : room.log.filter(entry => entry.data.seq < (before ?? Infinity)).slice(-limit)
}

function unread(room: FakeRoom, me: UserId): number {
  return room.log.filter(({ type, data }) => type === 1 && data.seq > (room.marks.get(me) ?? 0) && data.from.userId !== me).length
}

export function moveMark(room: FakeRoom, me: UserId, to: Read['data']): ReadMark['data'] {
  const before = room.marks.get(me) ?? 0
  const backs = backsOf(room, me)
  if (to.back && to.seq < before) {
    room.marks.set(me, to.seq)
    backsOfAll.get(room)!.set(me, backs + 1)
  }
  else if ((to.backs ?? backs) >= backs) {
    room.marks.set(me, Math.max(before, to.seq))
  }
  return { room: room.id, seq: room.marks.get(me) ?? 0, unread: unread(room, me), ...backsOf(room, me) && { backs: backsOf(room, me) } }
}

/** How often each mark was set back. */
const backsOfAll = new WeakMap<FakeRoom, Map<UserId, number>>()
function backsOf(room: FakeRoom, me: UserId): number {
  if (!backsOfAll.has(room))
    backsOfAll.set(room, new Map())
  return backsOfAll.get(room)!.get(me) ?? 0
}

/** All that was said and has the words in it, the newest first; `next` is how many were told before. */
export function findMessages(rooms: readonly FakeRoom[], me: UserId, { query = '', from, room, after = '0', limit = 20 }: FindMessages['data']): MessagesFound['data'] {
  const all = rooms.filter(one => (one.kind === 'lobby' || one.members.has(me)) && (room === undefined || one.id === room))
    .flatMap(one => one.log)
    .flatMap((entry): MessageFound[] => entry.type === 1 && entry.data.text.includes(query) && (from ?? entry.data.from.userId) === entry.data.from.userId
      ? [{ room: entry.data.room, seq: entry.data.seq, from: entry.data.from, at: entry.data.at, text: entry.data.text, ranges: [{ begin: entry.data.text.indexOf(query), length: query.length }] }]
      : [])
    .sort((a, b) => b.at - a.at || b.seq - a.seq)
  const end = Number(after) + limit
  return { messages: all.slice(Number(after), end), ...all.length > end && { next: String(end) } }
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
    ...room.topic && { topic: room.topic },
    ...room.access && { access: room.access, role: room.roles?.get(me) ?? 'member' },
    ...room.speakers && { speakers: room.speakers },
    ...room.window !== undefined && { window: room.window },
    ...room.arranged && { arranged: room.arranged },
    ...other && { with: users.get(other) ?? { userId: other, name: '?' } },
    epoch: room.epoch,
    firstSeq: 1,
    head: room.log.length,
    mark,
    unread: unread(room, me),
    ...backsOf(room, me) && { backs: backsOf(room, me) },
    ...last && { last },
    ...room.settings.has(me) && { settings: room.settings.get(me)! },
  }
}

export function findRooms(rooms: readonly FakeRoom[], me: UserId): RoomFound[] {
  return rooms.filter(room => room.kind === 'open' && room.access !== 'invited')
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

/** All that somebody said in these rooms is taken back: says how much that was, and then each room in which it was anything hears it. */
export function recallAll(rooms: readonly FakeRoom[], by: { from: User, id: string, at: number }, announce: (entry: RecalledAll, room: FakeRoom) => void, answer: (messages: number) => void): void {
  const told = rooms.flatMap((room) => {
    const count = room.log.filter(({ type, data }) => type === 1 && data.from.userId === by.from.userId && data.recalled === undefined).length
    return count > 0 ? [{ room, entry: { type: 60, data: { room: room.id, seq: room.log.length + 1, ...by, count } } satisfies RecalledAll }] : []
  })
  answer(told.reduce((sum, { entry }) => sum + entry.data.count, 0))
  for (const { room, entry } of told) {
    room.log = [...room.log.map(one => keptAfter(one, entry)), entry]
    announce(entry, room)
  }
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
