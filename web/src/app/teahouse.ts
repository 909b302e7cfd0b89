import type { Cid, Quote, RefusalCode, RoomFound, RoomKind, Seq, Timestamp, UserId } from '../protocol/frames.gen'
import type { RoomKey } from '../model/roomKey'
import type { LogItem, MessageItem } from '../model/logItem'
import type { HouseNotice } from '../model/notices'
import type { Person } from '../model/person'
import type { Ref, ShallowRef } from 'vue'

export type { HouseNotice, LogItem, Person, RoomKey }

/** A ref that only the models write. */
export type Shown<T> = Readonly<ShallowRef<T>>

/** Oneself. Known from the kept identity at once, and offline too. */
export interface Me {
  readonly userId: UserId
  readonly name: string
}

/**
 * How we stand with the server.
 *
 * - `connecting`: a socket is being opened, or the server has not said yet who we are.
 * - `live`: what is said comes at once. `catchingUp` tells whether something older is still on its way.
 * - `waiting`: the server did not answer; the next attempt is at `retryAt`. `tryNow()` does not wait for it.
 * - `offline`: the device says that it has no network. It connects by itself when there is one.
 * - `signed-out`: the server told us not to come back; `why` says it. Only a reload, or `tryNow()`, tries again.
 */
export interface Status {
  readonly state: 'connecting' | 'live' | 'waiting' | 'offline' | 'signed-out'
  /** By the clock of this device, milliseconds since 1970. Only while waiting. */
  readonly retryAt?: Timestamp
  /** Only when signed out: the close code was one that means "do not come back". */
  readonly why?: 'shown-out' | 'too-old'
  /** False until the server has answered for the first time on this device: before, there is nothing to be "re"connecting to. */
  readonly been: boolean
}

/** One row of the list of rooms. */
export interface RoomSummary {
  readonly key: RoomKey
  readonly kind: RoomKind
  /** Of an open room. The lobby and direct rooms have no name of their own. */
  readonly name?: string
  readonly topic?: string
  /** The other one, in a direct room. */
  readonly with?: Person
  /** Messages after the mark that are not one's own; 1000 means that or more. */
  readonly unread: number
  /** Of these, those that name us. Only of what has been loaded. */
  readonly mentions: number
  readonly last?: { readonly from: Person, readonly own: boolean, readonly text: string, readonly at: Timestamp, readonly recalled?: boolean }
  /** Something was typed here and not sent. */
  readonly draft: boolean
  /** Something said here could not be sent. */
  readonly failed: boolean
  /** No system notification and no sound come from here. */
  readonly muted: boolean
}

export interface PeopleFound {
  readonly people: readonly Person[]
  /** There may be more. */
  readonly next?: UserId
}

export type FindPeople = (words: string, after?: UserId) => Promise<PeopleFound | undefined>

export interface RosterShown {
  /** Oneself first, then by name. At most about 200 of a crowded room; `count` is exact. */
  readonly people: readonly Person[]
  readonly count: number
  /** False when not everyone is among `people`, or no longer: then `findPeople` of the room knows. */
  readonly whole: boolean
  /** False when offline: then it is as it was last seen. */
  readonly fresh: boolean
}

/**
 * A room on screen. Get it with `teahouse.open(key)`, let it go with `close()`; opened again, it is the same log.
 *
 * - `loading`: nothing to show yet. Show quiet blocks after 300 ms.
 * - `ready`
 * - `unknown`: there is no such room, or it is none of ours.
 * - `left`: we are not in it (any more); `enter()` of the teahouse brings us in.
 */
export interface OpenRoom {
  readonly key: RoomKey
  readonly state: Shown<'loading' | 'ready' | 'unknown' | 'left'>
  readonly summary: Shown<RoomSummary>
  /**
   * Oldest first: messages, who entered and left, holes, and at the end one's own drafts. A new array whenever something
   * changed, of the same objects where they did not; `key` of an item never changes, also when a draft becomes a message.
   */
  readonly items: Shown<readonly LogItem[]>
  /** There is more before the first item (after the last one). */
  readonly hasOlder: Shown<boolean>
  readonly hasNewer: Shown<boolean>
  /** A page is on its way. */
  readonly loading: Shown<boolean>
  /** Resolve when the page is in `items`, or there was nothing to do, or there is no connection. Calling twice asks once. */
  loadOlder(): Promise<void>
  loadNewer(): Promise<void>
  /** Asks for what belongs into a hole, from its older or its newer end. */
  fill(hole: { after: Seq, before: Seq }, from: 'older' | 'newer'): Promise<void>
  /** Shows the newest page. Resolves when it is in `items`. */
  jumpToEnd(): Promise<void>
  /** Brings in what surrounds a position, and resolves with the key of its item (or the nearest one's). */
  jumpTo(seq: Seq): Promise<string | undefined>

  readonly roster: Shown<RosterShown>
  /**
   * People of a crowded room, a piece at a time: all, or those whose names have the words in them. `after`: the `next` of the
   * piece before. Undefined when there is no connection, or the room is none of ours.
   */
  findPeople: FindPeople
  /** What is typed and not sent. Write it on every input: it is kept for each room, over reloads and in all tabs. */
  readonly draft: Ref<string>

  /** The first unread message as it was when the room was opened: it does not move while one looks. */
  readonly divider: Shown<Seq | undefined>
  /** One has seen up to here (counts only while the page is the one that is used). Never moves back; cheap to call often. */
  markRead(upTo: Seq): void

  close(): void
}

export interface Notifications {
  readonly state: Shown<'unsupported' | 'default' | 'granted' | 'denied'>
  /** This is a fitting moment for a quiet line that offers them: something was sent, and it was never answered. */
  readonly offer: Shown<boolean>
  /** Call from a click. */
  ask(): Promise<void>
  /** "Not now": the offer does not come again for 30 days. */
  decline(): void
}

/** Everything that the screens need. One for a page; made in main.ts, found with `useTeahouse()`. */
export interface Teahouse {
  readonly me: Shown<Me | undefined>
  readonly status: Shown<Status>
  /** While what was missed comes in: about how many messages are still to come. */
  readonly catchingUp: Shown<{ readonly left: number } | undefined>
  /** Own messages that wait, in all rooms. */
  readonly waiting: Shown<number>
  /** Nothing can be kept on this device (a private window): said once, in settings. */
  readonly forgetful: Shown<boolean>
  /** The lobby, then open rooms by name, then people by the newest message. Each array is new when something changed. */
  readonly rooms: Shown<readonly RoomSummary[]>
  /** Everyone we have met on this device, the most lately seen first. */
  readonly people: Shown<readonly Person[]>
  readonly notices: Shown<readonly HouseNotice[]>
  readonly notifications: Notifications

  person(userId: UserId): Person | undefined
  open(key: RoomKey): OpenRoom

  /** Shown at once, kept, sent as soon as it can be. Answers with why it cannot be said; then nothing was done. */
  send(to: RoomKey, text: string, reply?: Quote): RefusalCode | undefined
  /** What is to be done to a message: shown at once, kept and sent as what is said. A refusal is told by a notice. */
  edit(room: RoomKey, target: Seq, text: string): RefusalCode | undefined
  recall(room: RoomKey, target: Seq): void
  react(room: RoomKey, target: Seq, emoji: string, on: boolean): void
  pin(room: RoomKey, target: Seq, on: boolean): void
  /** What is pinned in a room, the newest pin first. Undefined when it cannot be asked for now. */
  pins(room: RoomKey): Promise<readonly MessageItem[] | undefined>
  /** For what failed. Goes on with the same cid. */
  retry(cid: Cid): void
  discard(cid: Cid): void

  /** These resolve with undefined, or with why not. `unavailable` also stands for "no connection". */
  changeName(name: string): Promise<RefusalCode | undefined>
  createRoom(name: string, topic: string): Promise<{ key: RoomKey } | { refused: RefusalCode }>
  findRooms(query: string): Promise<{ rooms: readonly RoomFound[] } | { refused: RefusalCode }>
  enter(key: RoomKey): Promise<RefusalCode | undefined>
  leave(key: RoomKey): Promise<RefusalCode | undefined>
  mute(key: RoomKey, muted: boolean): void

  /** For a refusal that no place on the screen answers for: a notice tells it. */
  tellRefused(code: RefusalCode): void
  dismiss(notice: HouseNotice): void
  tryNow(): void
  /** A few pleasant names, for the first visit and for settings. */
  suggestNames(language: 'zh' | 'en', count: number): readonly string[]
}
