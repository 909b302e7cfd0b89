import type { KeptRoom } from '../storage/store'
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyHouse } from '../testing/emptyHouse'
import { ana, ben } from '../testing/visitor'

let { clock, server, anas, bens } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas, bens } = emptyHouse())
})

const HOUR = 3_600_000
const set = () => server.heard.flatMap(frame => frame.type === 'setRoom' ? [frame.data] : [])

describe('what one wants of a room', () => {
  it('is the same on all tabs at once, and on a device that comes later', async () => {
    const [page, other] = [await anas.visit(), await anas.visit()]
    page.teahouse.choose('lobby', { level: 'all', pinned: true })
    expect(page.teahouse.rooms.value[0]).not.toMatchObject({ pinned: true })
    await clock.pass(50)
    for (const { teahouse } of [page, other, await anas.visit()])
      expect(teahouse.rooms.value[0]).toMatchObject({ key: 'lobby', level: 'all', pinned: true, muted: false })
    other.teahouse.choose('lobby', { level: 'usual' })
    await clock.pass(50)
    expect(page.teahouse.rooms.value[0]).not.toHaveProperty('level')
    expect(page.teahouse.rooms.value[0]).toMatchObject({ pinned: true })
  })

  it('is shown at once without a connection, outlives the page, and is told when there is one', async () => {
    const page = await anas.visit()
    server.down = true
    server.cut()
    await clock.pass(50)
    page.teahouse.choose('lobby', { level: 'none' })
    await clock.pass(500)
    expect(page.teahouse.rooms.value[0]).toMatchObject({ muted: true })
    page.teahouse.close()
    server.down = false
    const again = await anas.visit()
    await clock.pass(100)
    expect(again.teahouse.rooms.value[0]).toMatchObject({ muted: true })
    expect(set()).toEqual([{ room: 'lobby', level: 'none', mutedUntil: 0, pinned: false, archived: 0 }])
  })

  it('of a room that was muted when only the device knew is told to the server, once', async () => {
    const kept: KeptRoom = { room: 'lobby', kind: 'lobby', epoch: 1, firstSeq: 1, head: 0, mark: 0, unread: 0, muted: true }
    await anas.store.keepRooms([kept])
    const page = await anas.visit()
    await clock.pass(1_000)
    expect(page.teahouse.rooms.value[0]).toMatchObject({ muted: true, level: 'none' })
    await anas.visit()
    await clock.pass(1_000)
    expect(set()).toHaveLength(1)
  })

  it('is what the newest word of it says, in whatever order they come', async () => {
    const page = await anas.visit()
    const told = (level: 'all' | 'none', revision: number) =>
      server.tell({ type: 35, data: { room: 'lobby', settings: { level, mutedUntil: 0, pinned: false, archived: 0, revision } } })
    told('all', 4)
    told('none', 3)
    await clock.pass(50)
    expect(page.teahouse.rooms.value[0]).toMatchObject({ level: 'all' })
  })

  it('is quiet until a time and not longer', async () => {
    const page = await anas.visit()
    page.teahouse.choose('lobby', { mutedUntil: clock.now() + HOUR })
    await clock.pass(HOUR - 1_000)
    expect(page.teahouse.rooms.value[0]).toMatchObject({ muted: true })
    await clock.pass(2_000)
    expect(page.teahouse.rooms.value[0]).toMatchObject({ muted: false })
    expect(page.teahouse.rooms.value[0]).not.toHaveProperty('mutedUntil')
  })

  it('puts a room away until somebody says something there', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    b.teahouse.send(`with-${ana.userId}`, 'hello')
    await clock.pass(200)
    a.teahouse.choose(`with-${ben.userId}`, { archived: true })
    await clock.pass(50)
    expect(a.teahouse.rooms.value.at(-1)).toMatchObject({ key: `with-${ben.userId}`, archived: true })
    b.teahouse.send(`with-${ana.userId}`, 'are you there?')
    await clock.pass(200)
    expect(a.teahouse.rooms.value.at(-1)).not.toHaveProperty('archived')
  })

  it('rings for everything, for what is for one, or for nothing', async () => {
    const page = await anas.visit()
    void page.teahouse.changeName('ana')
    await bens.visit()
    page.hide()
    const rings = async (text: string) => {
      const before = page.rung.length
      server.say(ben, 'lobby', text)
      await clock.pass(3_000)
      return page.rung.length > before
    }
    await clock.pass(100)
    expect([await rings('to everyone'), await rings('to you, @ana')]).toEqual([false, true])
    page.teahouse.choose('lobby', { level: 'all' })
    expect([await rings('to everyone'), await rings('to you, @ana')]).toEqual([true, true])
    page.teahouse.choose('lobby', { level: 'none' })
    expect([await rings('to everyone'), await rings('to you, @ana')]).toEqual([false, false])
    page.teahouse.choose('lobby', { level: 'all', mutedUntil: clock.now() + HOUR })
    expect(await rings('to everyone')).toBe(false)
    await clock.pass(HOUR)
    expect(await rings('to everyone')).toBe(true)
  })

  it('is as it was when the server refuses it, and that is said', async () => {
    const page = await anas.visit()
    server.refusals.push({ type: 'setRoom', code: 'unknownRoom' })
    page.teahouse.choose('lobby', { pinned: true })
    await clock.pass(100)
    expect(page.teahouse.rooms.value[0]).not.toHaveProperty('pinned')
    expect(page.teahouse.notices.value).toMatchObject([{ kind: 'refused', code: 'unknownRoom' }])
  })
})
