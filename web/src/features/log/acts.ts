import type { FileSent, Seq, Timestamp } from '../../protocol/frames.gen'
import type { MessageItem } from '../../model/logItem'

/** Where a menu is to open, in pixels of the window. */
export interface Spot {
  readonly x: number
  readonly y: number
  /** By a key: then the first thing in it has the focus. */
  readonly byKey?: boolean
  /** To find an emoji at once. */
  readonly picking?: boolean
  /** Of the message, what was pointed at. */
  readonly file?: FileSent | undefined
}

/** What somebody wants of a message. */
export type MessageAct =
  | { readonly do: 'react', readonly message: MessageItem, readonly emoji: string }
  | { readonly do: 'reply' | 'edit' | 'recall' | 'again' | 'copy' | 'forward' | 'select' | 'unread' | 'pin', readonly message: MessageItem }
  | { readonly do: 'day', readonly at: Timestamp }
  | { readonly do: 'menu', readonly message: MessageItem, readonly spot: Spot }
  | { readonly do: 'look', readonly message: MessageItem, readonly file: FileSent }
  | { readonly do: 'go', readonly seq: Seq }

/** The server lets words be changed for a day; what is too late there is refused. */
const CHANGE_WINDOW_MS = 24 * 60 * 60 * 1_000

export function canChange(message: MessageItem, now: number): boolean {
  return message.own && message.recalled === undefined && now - message.at < CHANGE_WINDOW_MS
}

/** Offered before one has to look for any. */
export const QUICK = ['👍', '❤️', '😂', '🎉', '🙏', '🍵', '😮'] as const
