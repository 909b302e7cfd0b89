import { inject, type InjectionKey } from 'vue'
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
  | { readonly do: 'reply' | 'edit' | 'recall' | 'again' | 'copy' | 'forward' | 'select' | 'unread' | 'pin' | 'who', readonly message: MessageItem }
  | { readonly do: 'day', readonly at: Timestamp }
  | { readonly do: 'menu', readonly message: MessageItem, readonly spot: Spot }
  | { readonly do: 'look', readonly message: MessageItem, readonly file: FileSent }
  | { readonly do: 'go', readonly seq: Seq }

/** So long words can be changed in a room of which no keeper said otherwise; what is too late for the server is refused. */
const USUAL_WINDOW_MS = 24 * 60 * 60 * 1_000

/** `window` is the room's, if it has another; 0 is for ever. */
export function canChange(message: MessageItem, now: number, window = USUAL_WINDOW_MS): boolean {
  return message.own && message.recalled === undefined && (window === 0 || now - message.at < window)
}

/** What one may do in the room on screen. */
export interface Rights {
  /** Say something, and pin what was said. */
  readonly writes: boolean
  changes(message: MessageItem, now: number): boolean
}

export const rightsKey: InjectionKey<Rights> = Symbol('rights')

export function useRights(): Rights {
  return inject(rightsKey, { writes: true, changes: canChange })
}

/** Offered before one has to look for any. */
export const QUICK = ['👍', '❤️', '😂', '🎉', '🙏', '🍵', '😮'] as const
