import type { Access, Cid, FileSent, Level, Quote, RefusalCode, RoomFound, RoomId, RoomKind, SearchPlace, Seq, Speakers, TextRange, Timestamp, User, UserId } from '../protocol/frames.gen'
import type { MessageQuery } from '../model/messageQuery'
import type { RoomKey } from '../model/roomKey'
import type { LogItem, MessageItem } from '../model/logItem'
import type { ChosenFile, FileLimits } from '../model/file'
import type { Invites } from './invites'
import type { Keeping } from './keeping'
import type { HouseNotice } from '../model/notices'
import type { Person } from '../model/person'
import type { Push } from './pushing'
import type { KeptReaching } from './reaching'
import type { Sounds } from './sounds'
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
  /** What the server calls it, and everybody who is in it. A direct room that is yet to be made has none. */
  readonly id?: RoomId | undefined
  readonly kind: RoomKind
  /** Of an open room. The lobby and direct rooms have no name of their own. */
  readonly name?: string
  readonly topic?: string
  /** The other one, in a direct room. */
  readonly with?: Person
  /** Nobody finds it, and one comes in by an invitation. */
  readonly isPrivate?: boolean
  /** One keeps it: may let others in. */
  readonly keeps?: boolean
  /** Who may write; everyone, unless a keeper said otherwise. */
  readonly speakers?: Speakers
  /** For so long messages can be changed, if not for a day; 0: for ever. */
  readonly window?: number
  /** Messages after the mark that are not one's own; 1000 means that or more. */
  readonly unread: number
  /** Of these, those that name us. Only of what has been loaded. */
  readonly mentions: number
  readonly last?: { readonly from: Person, readonly own: boolean, readonly text: string, readonly files?: readonly FileSent[], readonly at: Timestamp, readonly recalled?: boolean }
  /** Something was typed here and not sent. */
  readonly draft: boolean
  /** Something said here could not be sent. */
  readonly failed: boolean
  /** No system notification and no sound come from here: nothing is wanted, or nothing before `mutedUntil`. */
  readonly muted: boolean
  /** What was chosen, where something else than the usual was. */
  readonly level?: Exclude<Level, 'usual'>
  /** Only while that is to come. */
  readonly mutedUntil?: Timestamp
  /** It stands before the others. */
  readonly pinned?: boolean
  /** It was put away, and nothing was said since. */
  readonly archived?: true
  /** In a direct room: the other one is writing just now. */
  readonly writing?: true
}

/** What one can want of a room. What is left out stays as it is. */
export interface RoomChoice {
  readonly level?: Level
  readonly mutedUntil?: Timestamp
  readonly pinned?: boolean
  /** Put away, until something new is said. */
  readonly archived?: boolean
}

/** Those who write in a room just now, without oneself: at most three of them, and how many there are. */
export interface Writers {
  readonly people: readonly Person[]
  readonly count: number
}

/** A message in which something was found: an excerpt of it, and where in the excerpt, in code points. */
export interface FoundMessage {
  readonly key: RoomKey
  readonly seq: Seq
  readonly from: User
  readonly at: Timestamp
  readonly text: string
  readonly ranges: readonly TextRange[]
}

export interface MessagesFound {
  /** The newest first. */
  readonly messages: readonly FoundMessage[]
  /** There may be more from there on, even if nothing was found so far. */
  readonly next?: SearchPlace
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
  /** Nobody, if nobody writes, or if `shareTyping` was switched off. */
  readonly writers: Shown<Writers | undefined>
  /** Up to here the other of a direct room has read; 0 if they do not tell, or if `shareReading` was switched off. */
  readonly seen: Shown<Seq>
  /** One has typed something here, or has taken all of it away again. Cheap to call at every key. */
  write(on: boolean): void
  /** What is typed and not sent. Write it on every input: it is kept for each room, over reloads and in all tabs. */
  readonly draft: Ref<string>

  /** The first unread message as it was when the room was opened: it does not move while one looks. */
  readonly divider: Shown<Seq | undefined>
  /** How many were unread then; 1000 means that or more. */
  readonly fresh: Shown<number>
  /** From here on is unread again, on all devices. Resolves with undefined, or with why not. */
  markUnread(from: Seq): Promise<RefusalCode | undefined>
  /** Brings in the first of what was said since then, and resolves with the key of its item. */
  jumpToDay(at: Timestamp): Promise<string | undefined>
  /** One has seen up to here (counts only while the page is the one that is used, and not after it was marked unread). Never moves back; cheap to call often. */
  markRead(upTo: Seq): void

  close(): void
}

export interface Notifications {
  readonly state: Shown<'unsupported' | 'default' | 'granted' | 'denied'>
  /** This is a fitting moment for a quiet line that offers them: something was sent, and it was never answered. */
  readonly offer: Shown<boolean>
  /** How this device may call somebody. */
  readonly reaching: KeptReaching
  readonly sounds: Sounds
  /** Comes when it is asked for; rejects when it cannot come now. */
  push(): Promise<Push>
  /** How long the house takes to answer; nothing when it does not. */
  ping(): Promise<number | undefined>
  /** Call from a click. */
  ask(): Promise<void>
  /** "Not now": the offer does not come again for 30 days. */
  decline(): void
}

/** A file, and its bytes, to be sent. */
export interface FileToSend extends ChosenFile {
  readonly blob: Blob
}

export interface FilesHere {
  /** For a file that is chosen. */
  newKey(): string
  /** What a message may have; undefined while nobody answers. */
  limits(): Promise<FileLimits | undefined>
  /** An address that shows what was sent from this page, by the server's name for it or the draft's; undefined: it has to be fetched. */
  address(name: string): string | undefined
  /** The same of a draft's file that was kept before a reload. */
  load(key: string): Promise<string | undefined>
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
  /** Those that are pinned first; the lobby, then open rooms by name, then people by the newest message; last those that were put away. Each array is new when something changed. */
  readonly rooms: Shown<readonly RoomSummary[]>
  /** Everyone we have met on this device, the most lately seen first. */
  readonly people: Shown<readonly Person[]>
  readonly notices: Shown<readonly HouseNotice[]>
  readonly notifications: Notifications
  readonly invites: Invites
  readonly keeping: Keeping

  person(userId: UserId): Person | undefined
  /** A message, if it has been loaded. */
  message(key: RoomKey, seq: Seq): MessageItem | undefined
  open(key: RoomKey): OpenRoom

  /** Shown at once, kept, sent as soon as it can be. Answers with why it cannot be said; then nothing was done. */
  send(to: RoomKey, text: string, reply?: Quote, files?: readonly FileToSend[]): RefusalCode | undefined
  readonly files: FilesHere
  /** What is to be done to a message: shown at once, kept and sent as what is said. A refusal is told by a notice. */
  edit(room: RoomKey, target: Seq, text: string): RefusalCode | undefined
  recall(room: RoomKey, target: Seq): void
  react(room: RoomKey, target: Seq, emoji: string, on: boolean): void
  pin(room: RoomKey, target: Seq, on: boolean): void
  /** What is pinned in a room, the newest pin first. Undefined when it cannot be asked for now. */
  /** Takes back everything that one ever said, in all rooms, which cannot be undone; answers with how many messages that was. */
  forgetMe(): Promise<{ readonly messages: number } | { readonly refused: RefusalCode }>
  pins(room: RoomKey): Promise<readonly MessageItem[] | undefined>
  /** For what failed. Goes on with the same cid. */
  retry(cid: Cid): void
  discard(cid: Cid): void

  /** These resolve with undefined, or with why not. `unavailable` also stands for "no connection". */
  changeName(name: string): Promise<RefusalCode | undefined>
  createRoom(name: string, topic: string, access?: Access): Promise<{ key: RoomKey } | { refused: RefusalCode }>
  findRooms(query: string): Promise<{ rooms: readonly RoomFound[] } | { refused: RefusalCode }>
  /** Messages in all rooms that we are in. `after`: the `next` of the piece before. */
  findMessages(query: MessageQuery, after?: SearchPlace): Promise<MessagesFound | { refused: RefusalCode }>
  enter(key: RoomKey): Promise<RefusalCode | undefined>
  leave(key: RoomKey): Promise<RefusalCode | undefined>
  /** Shown at once, told to all devices; without a connection later. */
  choose(key: RoomKey, choice: RoomChoice): void

  /** Whether others see that one writes, and one sees that they do. Both or neither; on, until somebody says otherwise. */
  shareTyping(on: boolean): void
  /** Whether the other of a direct room sees how far one has read, and one sees how far they have: as `shareTyping`. */
  shareReading(on: boolean): void
  /** Everything is read, in all rooms. */
  readAll(): void
  /** For a refusal that no place on the screen answers for: a notice tells it. */
  tellRefused(code: RefusalCode): void
  dismiss(notice: HouseNotice): void
  tryNow(): void
  /** A few pleasant names, for the first visit and for settings. */
  suggestNames(language: 'zh' | 'en', count: number): readonly string[]
}
