import type { KnownPerson } from '../model/people'
import type { QueuedDraft } from '../model/draft'
import type { RoomKey } from '../model/roomKey'
import type { Epoch, LogFrame, Room, RoomId, RoomSettings, Seq, Timestamp, TokenText, UserId } from '../protocol/frames.gen'
import { unchosen } from '../model/wants'

/** Who we are, as this browser keeps it beside the cookie. */
export interface KeptIdentity {
  readonly userId: UserId
  readonly name: string
  readonly token: TokenText
  /** A name was chosen while there was no connection: it is still to be told. */
  readonly wantedName?: string
}

/** A room that we are in, as it was last told, and how far we have read it. */
export interface KeptRoom extends Room {
  /** What was chosen for it, while the server does not have that yet. */
  readonly wished?: RoomSettings
  /** As it was kept when nobody but the device knew. */
  readonly muted?: boolean
}

/** What is still to be told to the server of what was chosen for a room. */
export function wishOf({ wished, muted, settings }: KeptRoom): RoomSettings | undefined {
  return wished ?? (muted && !settings ? { ...unchosen, level: 'none' } : undefined)
}

/** So many entries of each room are kept for reading without a connection. */
export const ENTRIES_KEPT = 500

/** What nobody has touched for so long is not kept any longer. */
export const KEPT_FOR_MS = 180 * 24 * 60 * 60 * 1_000

/** What is kept of each kind beside what has its own place. */
export interface Settings {
  /** When the offer of notifications was declined. */
  readonly offerDeclinedAt?: Timestamp
}

/**
 * What this browser keeps over a reload: a cache of what the server knows better, and a queue of what it does not know yet.
 *
 * No method ever rejects: where nothing can be kept, things are held in memory for as long as the page lives, and `forgetful`
 * says so. Several tabs share one store; what one writes the others read.
 */
export interface Store {
  readonly forgetful: boolean

  identity(): Promise<KeptIdentity | undefined>
  keepIdentity(identity: KeptIdentity): Promise<void>

  rooms(): Promise<readonly KeptRoom[]>
  keepRooms(rooms: readonly KeptRoom[]): Promise<void>
  /** Also its entries. */
  forgetRoom(room: RoomId): Promise<void>

  /** The newest kept entries of one epoch, by position. There may be holes between them. */
  entries(room: RoomId, epoch: Epoch): Promise<readonly LogFrame[]>
  /** Positions kept before stay as they are; another epoch's are let go. */
  keepEntries(room: RoomId, epoch: Epoch, entries: readonly LogFrame[]): Promise<void>

  /** In the order in which they were said. */
  queued(): Promise<readonly QueuedDraft[]>
  /** Together with bytes of its files, if there is room for them: they are kept as long as the draft is. */
  keepQueued(draft: QueuedDraft, blobs?: ReadonlyMap<string, Blob>): Promise<void>
  forgetQueued(cid: string): Promise<void>
  /** The bytes of a file of a kept draft. */
  blob(key: string): Promise<Blob | undefined>

  /** What is typed and not sent, by room. */
  typed(): Promise<ReadonlyMap<RoomKey, string>>
  keepTyped(room: RoomKey, text: string): Promise<void>

  /** Marks that go further than the server may know. */
  marks(): Promise<ReadonlyMap<RoomId, { epoch: Epoch, seq: Seq }>>
  keepMark(room: RoomId, epoch: Epoch, seq: Seq): Promise<void>

  people(): Promise<readonly KnownPerson[]>
  keepPeople(people: readonly KnownPerson[]): Promise<void>

  settings(): Promise<Settings>
  keepSettings(settings: Settings): Promise<void>

  close(): void
}
