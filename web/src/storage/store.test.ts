import type { QueuedDraft } from '../model/draft'
import type { LogFrame, Room } from '../protocol/frames.gen'
import type { Store } from './store'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PEOPLE_MAX } from '../model/people'
import { openStore } from './indexedStore'
import { MemoryStore } from './memoryStore'
import { ENTRIES_KEPT, KEPT_FOR_MS } from './store'

const now = 1_700_000_000_000
const ana = { userId: '00000000-0000-4000-8000-00000000000a', name: 'ana' }
const tea = 'room-00000000-0000-4000-8000-000000000001'
const coffee = 'room-00000000-0000-4000-8000-000000000002'

const room = (id: string): Room & { muted: boolean } =>
  ({ room: id, kind: 'open', name: id, epoch: 1, firstSeq: 1, head: 0, mark: 0, unread: 0, muted: false })

const said = (seq: number, in_ = tea, at = now): LogFrame =>
  ({ type: 1, data: { room: in_, seq, id: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`, from: ana, text: `${seq}`, at } })

const draft = (cid: string, order: number): QueuedDraft => ({ cid, room: 'lobby', text: cid, at: now, order, owner: 'tab' })

const seqs = (entries: readonly LogFrame[]) => entries.map(entry => entry.data.seq)

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

describe.each<[string, () => Promise<Store>]>([
  ['in IndexedDB', () => openStore(now)],
  ['in memory', async () => new MemoryStore()],
])('a store %s', (_, open) => {
  let store: Store

  beforeEach(async () => {
    store = await open()
  })
  afterEach(() => store.close())

  it('has nothing at first', async () => {
    expect(await store.identity()).toBeUndefined()
    expect(await store.rooms()).toEqual([])
    expect(await store.entries(tea, 1)).toEqual([])
    expect(await store.queued()).toEqual([])
    expect(await store.typed()).toEqual(new Map())
    expect(await store.marks()).toEqual(new Map())
    expect(await store.people()).toEqual([])
    expect(await store.settings()).toEqual({})
  })

  it('keeps who we are', async () => {
    await store.keepIdentity({ ...ana, token: 't1' })
    await store.keepIdentity({ ...ana, token: 't2', wantedName: 'anna' })
    expect(await store.identity()).toEqual({ ...ana, token: 't2', wantedName: 'anna' })
  })

  it('keeps the newest entries of each room, in order', async () => {
    await store.keepEntries(tea, 1, Array.from({ length: ENTRIES_KEPT + 150 }, (_, i) => said(i + 1)))
    await store.keepEntries(coffee, 1, [said(3, coffee), said(2, coffee)])
    const kept = seqs(await store.entries(tea, 1))
    expect(kept).toHaveLength(ENTRIES_KEPT)
    expect([kept[0], kept.at(-1)]).toEqual([151, ENTRIES_KEPT + 150])
    expect(seqs(await store.entries(coffee, 1))).toEqual([2, 3])
  })

  it('forgets the words of who took back all that they had said, and what quotes them', async () => {
    const ben = { userId: 'ben', name: 'ben' }
    const first = said(1)
    const answer = said(2)
    if (first.type !== 1 || answer.type !== 1)
      throw new Error('they are messages')
    const by = first.data.from
    await store.keepEntries(tea, 1, [first, { ...answer, data: { ...answer.data, from: ben, text: 'yes', reply: { seq: 1, from: by, text: 'secret' } } }])
    await store.keepEntries(tea, 1, [{ type: 60, data: { room: tea, seq: 3, id: '3', from: by, count: 1, at: now } }, said(4)])
    const kept = await store.entries(tea, 1)
    expect(kept[0]).toMatchObject({ data: { text: '', recalled: 3 } })
    expect(kept[1]).toMatchObject({ data: { text: 'yes', reply: { text: '' } } })
    expect(kept[3]).toMatchObject({ data: { seq: 4 } })
    expect(kept[3]).not.toHaveProperty('data.recalled')
  })

  it('does not mix entries of two epochs', async () => {
    await store.keepEntries(tea, 1, [said(1), said(2)])
    await store.keepEntries(tea, 2, [said(9)])
    expect(seqs(await store.entries(tea, 1))).toEqual([])
    expect(seqs(await store.entries(tea, 2))).toEqual([9])
  })

  it('forgets a room with all that belongs to it', async () => {
    await store.keepRooms([room(tea), room(coffee)])
    await store.keepEntries(tea, 1, [said(1)])
    await store.keepMark(tea, 1, 1)
    await store.forgetRoom(tea)
    expect((await store.rooms()).map(kept => kept.room)).toEqual([coffee])
    expect(await store.entries(tea, 1)).toEqual([])
    expect(await store.marks()).toEqual(new Map())
  })

  it('gives queued drafts back in the order in which they were said', async () => {
    await store.keepQueued(draft('b', 2))
    await store.keepQueued(draft('a', 1))
    await store.keepQueued(draft('c', 3))
    await store.forgetQueued('b')
    expect((await store.queued()).map(kept => kept.cid)).toEqual(['a', 'c'])
  })

  it('keeps what is typed until it is empty', async () => {
    await store.keepTyped('lobby', 'half a se')
    expect(await store.typed()).toEqual(new Map([['lobby', 'half a se']]))
    await store.keepTyped('lobby', '')
    expect(await store.typed()).toEqual(new Map())
  })

  it('keeps marks, people and settings', async () => {
    await store.keepMark(tea, 1, 7)
    await store.keepPeople([{ ...ana, seenAt: now }])
    await store.keepSettings({ offerDeclinedAt: now })
    expect(await store.marks()).toEqual(new Map([[tea, { epoch: 1, seq: 7 }]]))
    expect(await store.people()).toEqual([{ ...ana, seenAt: now }])
    expect(await store.settings()).toEqual({ offerDeclinedAt: now })
  })
})

describe('a store in IndexedDB', () => {
  it('has after a reload what it was given', async () => {
    const before = await openStore(now)
    await before.keepIdentity({ ...ana, token: 't' })
    await before.keepQueued(draft('a', 1))
    before.close()
    const after = await openStore(now)
    expect(await after.identity()).toEqual({ ...ana, token: 't' })
    expect((await after.queued()).map(kept => kept.cid)).toEqual(['a'])
    expect(after.forgetful).toBe(false)
    after.close()
  })

  it('lets two tabs read what the other wrote', async () => {
    const [one, two] = [await openStore(now), await openStore(now)]
    await one.keepQueued(draft('a', 1))
    expect((await two.queued()).map(kept => kept.cid)).toEqual(['a'])
    one.close()
    two.close()
  })

  it('lets go, when opened, of what nobody has touched for half a year and of people beyond the bound', async () => {
    const before = await openStore(now)
    await before.keepEntries(tea, 1, [said(1, tea, now - 2 * KEPT_FOR_MS), said(2, tea, now)])
    await before.keepEntries(coffee, 1, [said(1, coffee, now - 2 * KEPT_FOR_MS)])
    await before.keepPeople(Array.from({ length: PEOPLE_MAX + 3 }, (_, i) => ({ userId: `${i}`, name: `${i}`, seenAt: now + i })))
    await before.keepPeople([{ ...ana, seenAt: now - 2 * KEPT_FOR_MS }])
    before.close()

    const after = await openStore(now)
    await vi.waitFor(async () => expect(await after.people()).toHaveLength(PEOPLE_MAX))
    await vi.waitFor(async () => expect(seqs(await after.entries(tea, 1))).toEqual([2]))
    expect(await after.entries(coffee, 1)).toEqual([])
    expect((await after.people()).map(person => person.name)).not.toContain('ana')
    after.close()
  })

  it('makes way for a newer client in another tab, and goes on from memory', async () => {
    const old = await openStore(now)
    await new Promise((resolve, reject) => {
      const request = indexedDB.open('teahouse', 3)
      request.onsuccess = () => resolve(request.result.close())
      request.onerror = reject
    })
    expect(old.forgetful).toBe(true)
    await old.keepQueued(draft('a', 1))
    expect((await old.queued()).map(kept => kept.cid)).toEqual(['a'])
  })

  it('answers from memory where the browser has no database', async () => {
    globalThis.indexedDB = { open: () => { throw new DOMException('no', 'SecurityError') } } as unknown as IDBFactory
    const store = await openStore(now)
    expect(store.forgetful).toBe(true)
    await store.keepQueued(draft('a', 1))
    expect(await store.queued()).toHaveLength(1)
  })

  it('does not reject when the database is closed under it', async () => {
    const store = await openStore(now)
    store.close()
    await store.keepQueued(draft('a', 1))
    expect((await store.queued()).map(kept => kept.cid)).toEqual(['a'])
    expect(await store.rooms()).toEqual([])
  })
})
