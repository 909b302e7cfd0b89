import { beforeEach, describe, expect, it } from 'vitest'
import { emptyHouse } from '../testing/emptyHouse'
import { ana, ben } from '../testing/visitor'
import type { OpenRoom } from './teahouse'

let { clock, server, anas, bens } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas, bens } = emptyHouse())
})

/** The messages on screen. */
function messages(room: OpenRoom) {
  return room.items.value.flatMap(item => item.kind === 'message' ? [item] : [])
}

async function both() {
  const [one, two] = [await anas.visit(), await bens.visit()]
  return { one, two, here: one.teahouse.open('lobby'), there: two.teahouse.open('lobby') }
}

describe('what is done to messages', () => {
  it('shows at once, and for the others when it is in the log', async () => {
    const { one, here, there } = await both()
    one.teahouse.send('lobby', 'teh')
    await clock.pass(50)
    one.teahouse.edit('lobby', 1, 'tea')
    await clock.pass(0)
    expect(messages(here)[0]).toMatchObject({ text: 'tea', pending: true })
    expect(messages(there)[0]).toMatchObject({ text: 'teh' })
    await clock.pass(50)
    for (const room of [here, there])
      expect(messages(room)).toEqual([expect.objectContaining({ text: 'tea', edited: 2 })])
    expect(messages(here)[0]!.pending).toBeUndefined()
  })

  it('is no row and nothing unread', async () => {
    const { one, here, two, there } = await both()
    one.teahouse.send('lobby', 'hello')
    await clock.pass(50)
    there.markRead(1)
    one.teahouse.react('lobby', 1, '👍', true)
    await clock.pass(50)
    expect(here.items.value).toHaveLength(1)
    expect(two.teahouse.rooms.value[0]?.unread).toBe(0)
  })

  it('reaches who was away, once', async () => {
    const { one, two, there } = await both()
    one.teahouse.send('lobby', 'secret')
    await clock.pass(50)
    server.cut()
    two.teahouse.offline()
    await clock.pass(5_000)
    one.teahouse.recall('lobby', 1)
    await clock.pass(1_000)
    two.teahouse.online()
    await clock.pass(20_000)
    expect(messages(there)).toEqual([expect.objectContaining({ text: '', recalled: 2 })])
    expect(two.teahouse.rooms.value[0]?.last).toMatchObject({ text: '', recalled: true })
  })

  it('waits without a connection, survives a reload, and happens once', async () => {
    const { two } = await both()
    server.say(ana, 'lobby', 'good night')
    await clock.pass(1_000)
    server.down = true
    server.cut()
    await clock.pass(50)
    two.teahouse.react('lobby', 1, '🍵', true)
    two.teahouse.close()
    const again = await bens.visit()
    const room = again.teahouse.open('lobby')
    await clock.pass(1_000)
    expect(messages(room)[0]?.reactions).toMatchObject([{ emoji: '🍵', count: 1, users: [{ userId: ben.userId }] }])
    expect(again.teahouse.waiting.value).toBe(0)
    server.down = false
    await clock.pass(60_000)
    expect(messages(room)[0]?.reactions).toMatchObject([{ emoji: '🍵', count: 1, seq: 2, users: [{ userId: ben.userId }] }])
    expect(server.room('lobby').log).toHaveLength(2)
  })

  it('goes back to how it was when it is refused, and says why', async () => {
    const { one, here } = await both()
    one.teahouse.send('lobby', 'old')
    await clock.pass(50)
    server.refusals.push({ type: 'edit', code: 'tooLate' })
    one.teahouse.edit('lobby', 1, 'new')
    await clock.pass(50)
    expect(messages(here)[0]?.text).toBe('old')
    expect(one.teahouse.notices.value).toEqual([expect.objectContaining({ kind: 'refused', code: 'tooLate' })])
  })

  it('says nothing of what is so already', async () => {
    const { one } = await both()
    one.teahouse.send('lobby', 'hello')
    await clock.pass(50)
    server.refusals.push({ type: 'react', code: 'alreadySo' })
    one.teahouse.react('lobby', 1, '👍', true)
    await clock.pass(50)
    expect(one.teahouse.notices.value).toEqual([])
  })

  it('is kept: what was recalled is not on the device any more', async () => {
    const { one } = await both()
    one.teahouse.send('lobby', 'secret')
    await clock.pass(1_000)
    one.teahouse.recall('lobby', 1)
    await clock.pass(1_000)
    expect(JSON.stringify(await bens.store.entries('lobby', 1))).not.toContain('secret')
    one.teahouse.close()
    server.down = true
    const later = (await anas.visit()).teahouse.open('lobby')
    await clock.pass(1_000)
    expect(messages(later)).toEqual([expect.objectContaining({ text: '', recalled: 2 })])
  })
})

describe('an answer', () => {
  it('quotes what it answers, before it is sent and after', async () => {
    const { one, here, there } = await both()
    server.say(ben, 'lobby', 'tea or coffee?')
    await clock.pass(50)
    one.teahouse.send('lobby', 'tea', { seq: 1, from: ben, text: 'tea or coffee?' })
    await clock.pass(0)
    expect(here.items.value.at(-1)).toMatchObject({ kind: 'draft', reply: { seq: 1, text: 'tea or coffee?' } })
    await clock.pass(50)
    for (const room of [here, there])
      expect(messages(room).at(-1)).toMatchObject({ text: 'tea', reply: { seq: 1, from: ben, text: 'tea or coffee?' } })
  })

  it('to us is for us, and rings', async () => {
    const { one } = await both()
    one.teahouse.send('lobby', 'tea or coffee?')
    await clock.pass(50)
    one.isAttended = false
    server.say(ben, 'lobby', 'tea', undefined, { seq: 1, from: ana, text: 'tea or coffee?' })
    await clock.pass(2_000)
    expect(one.teahouse.rooms.value[0]).toMatchObject({ mentions: 1 })
    expect(one.rung.map(({ body }) => body)).toEqual(['tea'])
  })
})
