import type { QueuedDraft } from '../model/draft'
import type { KnownPerson } from '../model/people'
import type { RoomKey } from '../model/roomKey'
import type { Epoch, LogFrame, RoomId, Seq } from '../protocol/frames.gen'
import type { KeptIdentity, KeptRoom, Settings, Store } from './store'
import { isChange, keptAfter } from '../model/message'
import { ENTRIES_KEPT } from './store'

/** A store that lasts as long as the page: where the browser keeps nothing, and in tests. */
export class MemoryStore implements Store {
  readonly forgetful: boolean = true

  private kept: KeptIdentity | undefined
  private readonly roomsById = new Map<RoomId, KeptRoom>()
  private readonly entriesOf = new Map<RoomId, { epoch: Epoch, bySeq: Map<Seq, LogFrame> }>()
  private readonly queue = new Map<string, QueuedDraft>()
  private readonly blobs = new Map<string, Blob>()
  private readonly texts = new Map<RoomKey, string>()
  private readonly marksOf = new Map<RoomId, { epoch: Epoch, seq: Seq }>()
  private readonly known = new Map<string, KnownPerson>()
  private chosen: Settings = {}

  async identity() {
    return this.kept
  }

  async keepIdentity(identity: KeptIdentity) {
    this.kept = identity
  }

  async rooms() {
    return [...this.roomsById.values()]
  }

  async keepRooms(rooms: readonly KeptRoom[]) {
    for (const room of rooms)
      this.roomsById.set(room.room, room)
  }

  async forgetRoom(room: RoomId) {
    this.roomsById.delete(room)
    this.entriesOf.delete(room)
    this.marksOf.delete(room)
  }

  async entries(room: RoomId, epoch: Epoch) {
    const of = this.entriesOf.get(room)
    return of?.epoch === epoch ? [...of.bySeq.values()].sort((a, b) => a.data.seq - b.data.seq) : []
  }

  async keepEntries(room: RoomId, epoch: Epoch, entries: readonly LogFrame[]) {
    let of = this.entriesOf.get(room)
    if (of?.epoch !== epoch)
      this.entriesOf.set(room, of = { epoch, bySeq: new Map() })
    for (const entry of entries)
      of.bySeq.set(entry.data.seq, entry)
    for (const newer of entries.filter(entry => entry.type === 60 || isChange(entry)))
      of.bySeq.forEach((kept, seq, bySeq) => bySeq.set(seq, keptAfter(kept, newer)))
    for (const seq of [...of.bySeq.keys()].sort((a, b) => a - b).slice(0, -ENTRIES_KEPT))
      of.bySeq.delete(seq)
  }

  async queued() {
    return [...this.queue.values()].sort((a, b) => a.order - b.order)
  }

  async keepQueued(draft: QueuedDraft, blobs: ReadonlyMap<string, Blob> = new Map()) {
    this.queue.set(draft.cid, draft)
    blobs.forEach((blob, key) => this.blobs.set(key, blob))
  }

  async forgetQueued(cid: string) {
    this.queue.get(cid)?.files?.forEach(({ key }) => this.blobs.delete(key))
    this.queue.delete(cid)
  }

  async blob(key: string) {
    return this.blobs.get(key)
  }

  async typed() {
    return new Map(this.texts)
  }

  async keepTyped(room: RoomKey, text: string) {
    if (text === '')
      this.texts.delete(room)
    else
      this.texts.set(room, text)
  }

  async marks() {
    return new Map(this.marksOf)
  }

  async keepMark(room: RoomId, epoch: Epoch, seq: Seq) {
    this.marksOf.set(room, { epoch, seq })
  }

  async people() {
    return [...this.known.values()]
  }

  async keepPeople(people: readonly KnownPerson[]) {
    for (const person of people)
      this.known.set(person.userId, person)
  }

  async settings() {
    return this.chosen
  }

  async keepSettings(settings: Settings) {
    this.chosen = settings
  }

  close() {}
}
