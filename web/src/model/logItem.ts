import type { Arranged, Change, Cid, LogFrame, Quote, RoomId, SendMsg, Seq, Timestamp, User, UserId } from '../protocol/frames.gen'
import type { DraftFile, Reason } from './file'
import type { Message } from './message'
import { calls } from './mentions'
import { isChange } from './message'

/** A row of a room's log, as it is shown. Never changes: another state is another object with the same key. */
export type LogItem = MessageItem | MembershipItem | ArrangedItem | TakenBackItem | HoleItem | DraftItem

/** What stands in the log itself. */
export type LogEntry = MessageItem | MembershipItem | ArrangedItem | TakenBackItem | ChangeItem

export interface MessageItem extends Message {
  readonly kind: 'message'
  readonly key: string
  readonly seq: Seq
  /** By the name they had then. */
  readonly from: User
  readonly own: boolean
  /** It names us (`@name`). */
  readonly forMe: boolean
  readonly at: Timestamp
  /** Where its files are, if it has any. */
  readonly room?: RoomId
  /** What one wants of it is on its way. */
  readonly pending?: boolean
}

/** Something was done to a message. It has its place in the log, and shows in the message. */
export interface ChangeItem {
  readonly kind: 'change'
  readonly key: string
  readonly seq: Seq
  readonly from: User
  readonly at: Timestamp
}

export interface MembershipItem {
  readonly kind: 'membership'
  readonly key: string
  readonly seq: Seq
  readonly from: User
  readonly own: boolean
  readonly change: Change
  /** Who keeps the room from now on, when the last keeper left. */
  readonly keeper?: User
  readonly at: Timestamp
}

/** Somebody took back all that they had said here before. */
export interface TakenBackItem {
  readonly kind: 'takenBack'
  readonly key: string
  readonly seq: Seq
  readonly from: User
  readonly own: boolean
  /** How many messages those were. */
  readonly count: number
  readonly at: Timestamp
}

/** What a keeper did to the room, and has what became different; or to somebody in it. */
export interface ArrangedItem extends Readonly<Pick<Arranged['data'], 'name' | 'topic' | 'speakers' | 'window'>> {
  readonly kind: 'arranged'
  readonly did?: 'appointed' | 'dismissed' | 'removed' | 'keeps'
  readonly whom?: User
  readonly key: string
  readonly seq: Seq
  readonly from: User
  readonly at: Timestamp
}

/** Entries that exist and are not here. */
export interface HoleItem {
  readonly kind: 'hole'
  readonly key: string
  readonly after: Seq
  readonly before: Seq
  /** How many: `before - after - 1`. */
  readonly count: number
}

/**
 * What one said and what is not in the log yet.
 *
 * - `waiting`: kept, to be sent when there is a connection.
 * - `uploading`: its files are on their way.
 * - `sending`: on its way, or behind one that is.
 * - `sent`: acknowledged, so it cannot be lost; its place in the log comes any moment.
 * - `failed`: refused; it will not appear unless one retries.
 */
export interface DraftItem {
  readonly kind: 'draft'
  readonly key: string
  readonly cid: Cid
  readonly text: string
  readonly reply?: Quote
  readonly files?: readonly DraftFile[]
  readonly at: Timestamp
  readonly state: 'waiting' | 'uploading' | 'sending' | 'sent' | 'failed'
  readonly reason?: Reason
  /** It waits, and is nowhere but here. */
  readonly canCancel?: boolean
}

/** An entry as the wire tells it, made ready to be shown to somebody. */
export function toEntry(frame: LogFrame, me: { userId: UserId, name: string } | undefined): LogEntry {
  const { seq, from, at, id, cid } = frame.data
  const own = from.userId === me?.userId
  // A draft goes by its cid; when it stands in the log it is still the same row.
  const key = own && cid ? cid : id
  if (isChange(frame))
    return { kind: 'change', key, seq, from, at }
  if (frame.type === 60)
    return { kind: 'takenBack', key, seq, from, own, count: frame.data.count, at }
  if (frame.type === 13)
    return { kind: 'membership', key, seq, from, own, change: frame.data.change, at, ...frame.data.keeper && { keeper: frame.data.keeper } }
  if (frame.type === 51)
    return { kind: 'arranged', key, seq, from, at, did: frame.data.on ? 'appointed' : 'dismissed', whom: frame.data.whom }
  if (frame.type === 52)
    return { kind: 'arranged', key, seq, from, at, did: 'removed', whom: frame.data.whom }
  if (frame.type === 50) {
    const { name, topic, speakers, window } = frame.data
    return { kind: 'arranged', key, seq, from, at, ...name !== undefined && { name }, ...topic !== undefined && { topic }, ...speakers && { speakers }, ...window !== undefined && { window } }
  }
  const { text, reply, files, edited, recalled, reactions, pin } = frame.data
  const forMe = isFor(frame.data, me)
  return {
    kind: 'message', key, seq, from, own, forMe, text, at,
    ...reply && { reply }, ...files && { files, room: frame.data.room }, ...edited && { edited }, ...recalled && { recalled }, ...reactions && { reactions }, ...pin && { pin },
  }
}

/** Whether somebody else's message calls us by name, or answers what we said. */
export function isFor({ from, text, reply }: SendMsg['data'], me: { userId: UserId, name: string } | undefined): boolean {
  return me !== undefined && from.userId !== me.userId && (calls(text, me.name) || reply?.from.userId === me.userId)
}

export function messageOf(entry: LogEntry | undefined): MessageItem | undefined {
  return entry?.kind === 'message' ? entry : undefined
}
