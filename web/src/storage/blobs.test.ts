import type { QueuedDraft } from '../model/draft'
import type { Store } from './store'
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { openStore } from './indexedStore'
import { MemoryStore } from './memoryStore'

let made = 0
const draft: QueuedDraft = { cid: 'cid', room: 'lobby', text: 'look', at: 1, order: 1, owner: 'tab', files: [{ key: 'lake', name: 'lake.png', type: 'image/png', size: 3 }] }

const stores: [string, () => Promise<Store>][] = [
  ['in memory', async () => new MemoryStore()],
  ['in the browser', () => openStore(0, `blobs-${++made}`)],
]

describe.each(stores)('the bytes of a draft’s files, kept %s', (_, open) => {
  it('are there with it, and go with it', async () => {
    const store = await open()
    await store.keepQueued(draft, new Map([['lake', new Blob(['tea'])]]))
    await store.keepQueued({ ...draft, text: 'look!' })
    expect(await (await store.blob('lake'))?.text()).toBe('tea')
    expect((await store.queued())[0]?.text).toBe('look!')
    await store.forgetQueued('cid')
    expect(await store.blob('lake')).toBeUndefined()
    expect(await store.queued()).toEqual([])
  })
})

describe('a browser without room for files', () => {
  it('keeps the words nevertheless, and goes on keeping', async () => {
    const store = await openStore(0, `blobs-${++made}`)
    await store.keepQueued(draft, new Map([['lake', (() => {}) as unknown as Blob]]))
    expect(await store.queued()).toEqual([draft])
    expect(store.forgetful).toBe(false)
  })
})

describe('bytes that no draft wants any more', () => {
  it('are swept', async () => {
    const name = `blobs-${++made}`
    const store = await openStore(0, name)
    await store.keepQueued(draft, new Map([['lake', new Blob(['tea'])], ['nobody’s', new Blob(['old'])]]))
    store.close()
    const again = await openStore(0, name)
    await expect.poll(() => again.blob('nobody’s')).toBeUndefined()
    expect(await again.blob('lake')).toBeDefined()
  })
})
