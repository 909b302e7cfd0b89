import type { Cid, Quote, Seq, Timestamp } from '../protocol/frames.gen'
import type { DraftFile, Reason } from './file'
import type { RoomKey } from './roomKey'

/** What somebody wants done to a message that is in the log. */
export type WantedChange =
  | { readonly do: 'edit', readonly target: Seq }
  | { readonly do: 'recall', readonly target: Seq }
  | { readonly do: 'react', readonly target: Seq, readonly emoji: string, readonly on: boolean }
  | { readonly do: 'pin', readonly target: Seq, readonly on: boolean }

/** What somebody said, or wants done, and nobody has acknowledged yet, as it is kept on the device. */
export interface QueuedDraft {
  readonly cid: Cid
  readonly room: RoomKey
  /** What is said; of an edit the new words. */
  readonly text: string
  /** What it answers. */
  readonly reply?: Quote
  /** What comes with the words, or instead of them. */
  readonly files?: readonly DraftFile[]
  /** It says nothing, but is about something that was said. */
  readonly change?: WantedChange
  readonly at: Timestamp
  /** Grows with every draft of a device: the time, unless its clock was set back. */
  readonly order: number
  /** The tab that sends it. */
  readonly owner: string
  /** Set once it has failed: it is not sent again by itself. */
  readonly reason?: Reason
}

/** `uploading`: its files go first, over cuts and by themselves. */
export type DraftState = 'waiting' | 'uploading' | 'sending' | 'sent' | 'failed'

export interface ShownDraft extends QueuedDraft {
  readonly state: DraftState
  /** Its place in the log, once it is acknowledged. */
  readonly seq?: Seq
  /** An earlier attempt was not answered, or by "nobody knows": it may be in the log, and cannot be called back. */
  readonly inDoubt?: boolean
}

/** What is kept of it. */
export function queued({ cid, room, text, reply, files, change, at, order, owner, reason }: ShownDraft): QueuedDraft {
  return { cid, room, text, ...reply && { reply }, ...files && { files }, ...change && { change }, at, order, owner, ...reason && { reason } }
}
