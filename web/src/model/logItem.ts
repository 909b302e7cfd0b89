import type { Change, Cid, RefusalCode, Seq, Timestamp, User } from '../protocol/frames.gen'

/** A row of a room's log, as it is shown. Never changes: another state is another object with the same key. */
export type LogItem = MessageItem | MembershipItem | HoleItem | DraftItem

export interface MessageItem {
  readonly kind: 'message'
  readonly key: string
  readonly seq: Seq
  /** By the name they had then. */
  readonly from: User
  readonly own: boolean
  /** It names us (`@name`). */
  readonly forMe: boolean
  readonly text: string
  readonly at: Timestamp
}

export interface MembershipItem {
  readonly kind: 'membership'
  readonly key: string
  readonly seq: Seq
  readonly from: User
  readonly own: boolean
  readonly change: Change
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
 * - `waiting`: kept, to be sent when there is a connection (or the server lets us again).
 * - `sending`: on its way.
 * - `sent`: acknowledged, so it cannot be lost; its place in the log comes any moment.
 * - `failed`: refused; it will not appear unless one retries.
 */
export interface DraftItem {
  readonly kind: 'draft'
  readonly key: string
  readonly cid: Cid
  readonly text: string
  readonly at: Timestamp
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed'
  readonly reason?: RefusalCode
}
