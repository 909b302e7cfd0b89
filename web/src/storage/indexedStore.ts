import type { DBSchema, IDBPDatabase } from 'idb'
import type { QueuedDraft } from '../model/draft'
import type { KnownPerson } from '../model/people'
import type { RoomKey } from '../model/roomKey'
import type { Epoch, LogFrame, RoomId, Seq, Timestamp } from '../protocol/frames.gen'
import type { KeptIdentity, KeptRoom, Settings, Store } from './store'
import { openDB } from 'idb'
import { isChange, keptAfter } from '../model/message'
import { PEOPLE_MAX } from '../model/people'
import { MemoryStore } from './memoryStore'
import { ENTRIES_KEPT, KEPT_FOR_MS } from './store'
import { TypedStorage } from './typedStorage'

interface KeptEntry {
  readonly room: RoomId
  readonly seq: Seq
  readonly epoch: Epoch
  readonly frame: LogFrame
}

interface Schema extends DBSchema {
  one: { key: 'identity' | 'settings', value: KeptIdentity | Settings }
  rooms: { key: RoomId, value: KeptRoom }
  entries: { key: [RoomId, Seq], value: KeptEntry }
  outbox: { key: string, value: QueuedDraft }
  blobs: { key: string, value: Blob }
  marks: { key: RoomId, value: { epoch: Epoch, seq: Seq } }
  people: { key: string, value: KnownPerson, indexes: { seenAt: Timestamp } }
}

const NAME = 'teahouse'
const VERSION = 2

/** Entries are cut only when there are so many too many, because to count is cheaper than to cut. */
const SURPLUS = 100

/** The keys of all entries of a room. */
const allOf = (room: RoomId) => IDBKeyRange.bound([room, -Infinity], [room, Infinity])

/**
 * The browser's store. Whatever goes wrong with it (none there, a private window, a full disk, a newer tab that wants to
 * change it) is answered from memory from then on.
 */
export async function openStore(now: Timestamp, name = NAME): Promise<Store> {
  try {
    const opened: { store?: IndexedStore } = {}
    const db = await openDB<Schema>(name, VERSION, {
      upgrade(db, before) {
        if (before < 1) {
          db.createObjectStore('one')
          db.createObjectStore('rooms', { keyPath: 'room' })
          db.createObjectStore('entries', { keyPath: ['room', 'seq'] })
          db.createObjectStore('outbox', { keyPath: 'cid' })
          db.createObjectStore('marks')
          db.createObjectStore('people', { keyPath: 'userId' }).createIndex('seenAt', 'seenAt')
        }
        if (before < 2)
          db.createObjectStore('blobs')
      },
      // A newer client in another tab wants to change the database: it must not wait for this tab.
      blocking: () => opened.store?.close(),
      terminated: () => opened.store?.close(),
    })
    const store = opened.store = new IndexedStore(db)
    // In its own time: nobody waits for it, and what it could not sweep is swept the next time.
    store.sweep(now).catch(() => {})
    return store
  }
  catch {
    return new MemoryStore()
  }
}

class IndexedStore implements Store {
  /** What could not be kept, or what is wanted after the database went away. */
  private readonly memory = new MemoryStore()
  private readonly typedTexts = new TypedStorage()
  private broken = false

  constructor(private readonly db: IDBPDatabase<Schema>) {}

  get forgetful(): boolean {
    return this.broken
  }

  identity() {
    return this.read(async () => await this.db.get('one', 'identity') as KeptIdentity | undefined, () => this.memory.identity())
  }

  keepIdentity(identity: KeptIdentity) {
    return this.write(() => this.db.put('one', identity, 'identity'), () => this.memory.keepIdentity(identity))
  }

  rooms() {
    return this.read(() => this.db.getAll('rooms'), () => this.memory.rooms())
  }

  keepRooms(rooms: readonly KeptRoom[]) {
    return this.write(async () => {
      const tx = this.db.transaction('rooms', 'readwrite')
      await Promise.all([...rooms.map(room => tx.store.put(room)), tx.done])
    }, () => this.memory.keepRooms(rooms))
  }

  forgetRoom(room: RoomId) {
    return this.write(async () => {
      const tx = this.db.transaction(['rooms', 'entries', 'marks'], 'readwrite')
      await Promise.all([
        tx.objectStore('rooms').delete(room),
        tx.objectStore('entries').delete(allOf(room)),
        tx.objectStore('marks').delete(room),
        tx.done,
      ])
    }, () => this.memory.forgetRoom(room))
  }

  entries(room: RoomId, epoch: Epoch) {
    return this.read(
      async () => (await this.db.getAll('entries', allOf(room))).filter(kept => kept.epoch === epoch).map(kept => kept.frame),
      () => this.memory.entries(room, epoch),
    )
  }

  keepEntries(room: RoomId, epoch: Epoch, entries: readonly LogFrame[]) {
    return this.write(async () => {
      const tx = this.db.transaction('entries', 'readwrite')
      const oldest = await tx.store.get(allOf(room))
      if (oldest && oldest.epoch !== epoch)
        await tx.store.delete(allOf(room))
      await Promise.all(entries.map(frame => tx.store.put({ room, seq: frame.data.seq, epoch, frame })))
      // What was recalled is forgotten here too.
      for (const newer of entries.filter(entry => entry.type === 60 || isChange(entry))) {
        for (const kept of newer.type === 60 ? await tx.store.getAll(allOf(room)) : [await tx.store.get([room, newer.data.target])]) {
          const frame = kept && keptAfter(kept.frame, newer)
          if (kept && frame !== kept.frame)
            await tx.store.put({ ...kept, frame: frame! })
        }
      }
      if (await tx.store.count(allOf(room)) > ENTRIES_KEPT + SURPLUS) {
        const keys = await tx.store.getAllKeys(allOf(room))
        const firstKept = keys[keys.length - ENTRIES_KEPT]!
        await tx.store.delete(IDBKeyRange.bound([room, -Infinity], firstKept, false, true))
      }
      await tx.done
    }, () => this.memory.keepEntries(room, epoch, entries))
  }

  queued() {
    return this.read(
      async () => (await this.db.getAll('outbox')).sort((a, b) => a.order - b.order),
      () => this.memory.queued(),
    )
  }

  async keepQueued(draft: QueuedDraft, blobs: ReadonlyMap<string, Blob> = new Map()) {
    if (blobs.size > 0) {
      // Words are kept also where there is no room for files: the page has those for as long as it lives.
      const kept = this.read(async () => {
        const tx = this.db.transaction(['outbox', 'blobs'], 'readwrite')
        await Promise.all([...Array.from(blobs, ([key, blob]) => tx.objectStore('blobs').put(blob, key)), tx.objectStore('outbox').put(draft), tx.done])
        return true
      }, async () => false, false)
      if (await kept)
        return
    }
    return this.write(async () => {
      const tx = this.db.transaction('outbox', 'readwrite')
      const put = tx.store.put(draft)
      // Together with what it commits, not a turn later: the page may be closed right after Enter.
      tx.commit()
      await Promise.all([put, tx.done])
    }, () => this.memory.keepQueued(draft))
  }

  forgetQueued(cid: string) {
    return this.write(async () => {
      const tx = this.db.transaction(['outbox', 'blobs'], 'readwrite')
      const draft = await tx.objectStore('outbox').get(cid)
      await Promise.all([...(draft?.files ?? []).map(({ key }) => tx.objectStore('blobs').delete(key)), tx.objectStore('outbox').delete(cid), tx.done])
    }, () => this.memory.forgetQueued(cid))
  }

  blob(key: string) {
    return this.read(() => this.db.get('blobs', key), () => this.memory.blob(key), false)
  }

  async typed() {
    return this.typedTexts.all()
  }

  async keepTyped(room: RoomKey, text: string) {
    this.typedTexts.keep(room, text)
  }

  marks() {
    return this.read(async () => {
      const tx = this.db.transaction('marks')
      const [keys, marks] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()])
      return new Map(keys.map((key, i) => [key, marks[i]!]))
    }, () => this.memory.marks())
  }

  keepMark(room: RoomId, epoch: Epoch, seq: Seq) {
    return this.write(() => this.db.put('marks', { epoch, seq }, room), () => this.memory.keepMark(room, epoch, seq))
  }

  people() {
    return this.read(() => this.db.getAll('people'), () => this.memory.people())
  }

  keepPeople(people: readonly KnownPerson[]) {
    return this.write(async () => {
      const tx = this.db.transaction('people', 'readwrite')
      await Promise.all([...people.map(person => tx.store.put(person)), tx.done])
    }, () => this.memory.keepPeople(people))
  }

  settings() {
    return this.read(async () => (await this.db.get('one', 'settings') ?? {}) as Settings, () => this.memory.settings())
  }

  keepSettings(settings: Settings) {
    return this.write(() => this.db.put('one', settings, 'settings'), () => this.memory.keepSettings(settings))
  }

  close() {
    this.broken = true
    this.db.close()
  }

  /** Lets go of what is too old: people not met, rooms whose newest kept word nobody came back for, and bytes that no draft has. */
  async sweep(now: Timestamp): Promise<void> {
    const tx = this.db.transaction(['people', 'entries', 'outbox', 'blobs'], 'readwrite')
    const people = tx.objectStore('people')
    const surplus = await people.count() - PEOPLE_MAX
    let cut = 0
    for (let at = await people.index('seenAt').openCursor(); at; at = await at.continue()) {
      if (at.value.seenAt > now - KEPT_FOR_MS && cut >= surplus)
        break
      await at.delete()
      cut++
    }
    for (let at = await tx.objectStore('entries').openCursor(); at;) {
      // Of each room the oldest come first: once one is young enough, so are the rest, and the next room's turn has come.
      if (at.value.frame.data.at < now - KEPT_FOR_MS) {
        await at.delete()
        at = await at.continue()
      }
      else {
        at = await at.continue([at.value.room, Infinity])
      }
    }
    const wanted = new Set((await tx.objectStore('outbox').getAll()).flatMap(({ files = [] }) => files.map(({ key }) => key)))
    for (const key of await tx.objectStore('blobs').getAllKeys()) {
      if (!wanted.has(key))
        await tx.objectStore('blobs').delete(key)
    }
    await tx.done
  }

  /** `vital`: what could not be done says that nothing can be kept any more. */
  private async read<T>(kept: () => Promise<T>, held: () => Promise<T>, vital = true): Promise<T> {
    if (!this.broken) {
      try {
        return await kept()
      }
      catch {
        this.broken ||= vital
      }
    }
    return held()
  }

  private async write(keep: () => Promise<unknown>, hold: () => Promise<void>): Promise<void> {
    if (!this.broken) {
      try {
        await keep()
        return
      }
      catch {
        this.broken = true
      }
    }
    await hold()
  }
}
