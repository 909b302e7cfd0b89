import { beforeEach, describe, expect, it } from 'vitest'
import { emptyHouse } from '../testing/emptyHouse'
import { read } from '../testing/visitor'

let { clock, server, anas } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas } = emptyHouse())
})

describe('two tabs', () => {
  it('share what is typed', async () => {
    const [one, two] = [await anas.visit(), await anas.visit()]
    const [here, there] = [one.teahouse.open('lobby'), two.teahouse.open('lobby')]
    here.draft.value = 'half a sen'
    expect(there.draft.value).toBe('half a sen')
    await clock.pass(0)
    expect(two.teahouse.rooms.value[0]?.draft).toBe(true)
    expect((await anas.store.typed()).get('lobby')).toBe('half a sen')
  })

  it('send what a tab that is no more has left, once', async () => {
    const [one, two] = [await anas.visit(), await anas.visit()]
    server.down = true
    server.cut()
    await clock.pass(10)
    one.teahouse.send('lobby', 'left behind')
    two.teahouse.send('lobby', 'mine')
    one.teahouse.close()
    server.down = false
    await clock.pass(10_000)
    expect(server.texts('lobby').sort()).toEqual(['left behind', 'mine'])
  })
})

describe('what a closed tab has left', () => {
  /** A tab says something, and is closed before it arrives. */
  async function leaves(text: string) {
    const page = await anas.visit()
    page.teahouse.send('lobby', text)
    page.teahouse.close()
  }

  it('is sent by one that stays live, before long', async () => {
    const other = await anas.visit()
    await leaves('left behind')
    await clock.pass(70_000)
    expect(server.texts('lobby')).toEqual(['left behind'])
    expect(other.teahouse.waiting.value).toBe(0)
  })

  it('is sent at once when somebody looks at the other one', async () => {
    const other = await anas.visit()
    await leaves('left behind')
    other.show()
    await clock.pass(50)
    expect(server.texts('lobby')).toEqual(['left behind'])
  })

  it('is not kept any longer when another tab hears it in the room', async () => {
    const other = await anas.visit()
    const page = await anas.visit()
    page.teahouse.send('lobby', 'heard')
    await clock.pass(5)
    page.teahouse.close()
    expect(await anas.store.queued()).toHaveLength(1)
    await clock.pass(5)
    expect(await anas.store.queued()).toEqual([])
    expect(other.teahouse.waiting.value).toBe(0)
  })

  it('does not stand beside the message that it has become', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    page.teahouse.send('lobby', 'once')
    await clock.pass(1_000)
    const { key } = room.items.value[0]!
    // As if the tab had died before it was told.
    await anas.store.keepQueued({ cid: key, room: 'lobby', text: 'once', at: clock.now(), order: 1, owner: 'a tab that is no more' })
    server.down = true
    server.cut()
    page.show()
    await clock.pass(50)
    expect(room.items.value.map(item => item.key)).toEqual([key])
    expect(await anas.store.queued()).toEqual([])
  })
})

describe('several messages at once', () => {
  it('are all on their way while there is a connection, and wait when there is none', async () => {
    const { teahouse } = await anas.visit()
    const room = teahouse.open('lobby')
    await clock.pass(50)
    teahouse.send('lobby', 'one')
    teahouse.send('lobby', 'two')
    await clock.pass(0)
    expect(read(room)).toEqual(['sending: one', 'sending: two'])
    server.down = true
    server.cut()
    await clock.pass(1)
    expect(read(room)).toEqual(['waiting: one', 'waiting: two'])
  })
})

describe('refusals', () => {
  it('make a draft fail with the reason, until one tries again', async () => {
    const { teahouse } = await anas.visit()
    const room = teahouse.open('lobby')
    server.refusals.push({ type: 'msg', code: 'readOnly' })
    teahouse.send('lobby', 'hello')
    await clock.pass(50)
    expect(room.items.value).toEqual([expect.objectContaining({ kind: 'draft', state: 'failed', reason: 'readOnly' })])
    expect(teahouse.rooms.value[0]?.failed).toBe(true)
    const [item] = room.items.value
    if (item?.kind === 'draft')
      teahouse.retry(item.cid)
    await clock.pass(50)
    expect(server.texts('lobby')).toEqual(['hello'])
  })

  it('that only say "later" are not shown to anybody', async () => {
    const { teahouse } = await anas.visit()
    server.refusals.push({ type: 'msg', code: 'tooFast', retryAfter: 500 }, { type: 'msg', code: 'unavailable' })
    teahouse.send('lobby', 'hello')
    await clock.pass(5_000)
    expect(server.texts('lobby')).toEqual(['hello'])
    expect(teahouse.waiting.value).toBe(0)
  })
})
