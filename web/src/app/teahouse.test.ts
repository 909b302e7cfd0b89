import { beforeEach, describe, expect, it } from 'vitest'
import { coffee, emptyHouse, tea } from '../testing/emptyHouse'
import { ana, ben, read } from '../testing/visitor'

let { clock, server, anas, bens } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas, bens } = emptyHouse())
})

describe('a first visit', () => {
  it('gives a name, and what is said is seen by the others and stands in the log once', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    expect(a.teahouse.me.value?.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
    expect(a.teahouse.status.value).toEqual({ state: 'live', been: true })
    const [hers, his] = [a.teahouse.open('lobby'), b.teahouse.open('lobby')]
    await clock.pass(50)

    expect(a.teahouse.send('lobby', ' hello \n')).toBeUndefined()
    await clock.pass(0)
    expect(read(hers)).toEqual(['sending: hello'])
    const { key } = hers.items.value[0]!
    await clock.pass(50)
    expect(read(his)).toEqual([`${a.teahouse.me.value!.name}: hello`])
    expect(read(hers)).toEqual([`${a.teahouse.me.value!.name}: hello`])
    expect(hers.items.value[0]!.key).toBe(key)
  })

  it('refuses, where one types, what the server would refuse', async () => {
    const { teahouse } = await anas.visit()
    expect(teahouse.send('lobby', ' \u200b\u3164 ')).toBe('textEmpty')
    expect(teahouse.send('lobby', '茶'.repeat(4_001))).toBe('textTooLong')
    expect(teahouse.send('lobby', '🍵'.repeat(4_000))).toBeUndefined()
  })
})

describe('without a connection', () => {
  it('what is typed waits, survives the page, and is sent once when there is one', async () => {
    const first = await anas.visit()
    server.down = true
    server.cut()
    await clock.pass(100)
    expect(first.teahouse.status.value.state).toBe('waiting')
    first.teahouse.send('lobby', 'one')
    first.teahouse.send('lobby', 'two')
    await clock.pass(0)
    expect(first.teahouse.waiting.value).toBe(2)
    first.teahouse.close()

    const second = await anas.visit()
    const room = second.teahouse.open('lobby')
    await clock.pass(0)
    expect(read(room)).toEqual(['waiting: one', 'waiting: two'])
    expect(second.teahouse.me.value?.userId).toBe(ana.userId)

    server.down = false
    second.teahouse.tryNow()
    await clock.pass(200)
    expect(server.texts('lobby')).toEqual(['one', 'two'])
    expect(second.teahouse.waiting.value).toBe(0)
    expect(room.items.value.map(item => item.kind)).toEqual(['message', 'message'])
  })

  it('what was said before can be read, and a name can be chosen', async () => {
    server.say(ben, 'lobby', 'morning')
    const first = await anas.visit()
    first.teahouse.open('lobby')
    await clock.pass(1_000)
    first.teahouse.close()

    server.down = true
    const second = await anas.visit()
    const room = second.teahouse.open('lobby')
    await clock.pass(0)
    expect(read(room)).toEqual(['ben: morning'])
    expect(await second.teahouse.changeName('anna')).toBeUndefined()
    await clock.pass(0)
    expect(second.teahouse.me.value?.name).toBe('anna')

    server.down = false
    second.teahouse.tryNow()
    await clock.pass(200)
    expect(server.heard.filter(frame => frame.type === 'changeName').map(frame => frame.data.name)).toEqual(['anna'])
    expect(second.teahouse.me.value?.name).toBe('anna')
  })

  it('a page that opens a room at once shows what was kept of it, whichever room it is', async () => {
    server.makeRoom({ id: tea, kind: 'open', name: 'tea', members: new Set([ana.userId, ben.userId]) })
    server.say(ben, tea, 'the lake')
    const first = await anas.visit()
    first.teahouse.open(tea)
    await clock.pass(1_000)
    first.teahouse.close()

    server.down = true
    const second = anas.load()
    const room = second.teahouse.open(tea)
    await clock.pass(100)
    expect(room.state.value).toBe('ready')
    expect(read(room)).toEqual(['ben: the lake'])
  })

  it('a direct room that was never used can be written to, and a room that nobody told us about stays open', async () => {
    server.down = true
    const { teahouse } = anas.load()
    const [direct, stranger] = [teahouse.open(`with-${ben.userId}`), teahouse.open(coffee)]
    expect(direct.state.value).toBe('loading')
    await clock.pass(100)
    expect(teahouse.status.value.state).toBe('waiting')
    expect(direct.state.value).toBe('ready')
    expect(stranger.state.value).toBe('loading')
  })

  it('nobody is online whom one cannot see: they were last here when the line broke', async () => {
    const [b, a] = [await bens.visit(), await anas.visit()]
    const hers = a.teahouse.open(`with-${ben.userId}`)
    await clock.pass(60_000)
    expect(hers.summary.value.with).toMatchObject({ online: true })

    const broke = clock.now()
    server.down = true
    server.cut()
    await clock.pass(60_000)
    const seen = { userId: ben.userId, online: false, seenAt: broke }
    expect(hers.summary.value.with).toMatchObject(seen)
    expect(a.teahouse.people.value).toContainEqual(expect.objectContaining(seen))

    b.teahouse.close()
    server.down = false
    a.teahouse.tryNow()
    await clock.pass(100)
    expect(hers.summary.value.with).toMatchObject(seen)
    server.tell({ type: 8, data: { room: 'lobby', count: 2, came: [ben], went: [], renamed: [] } })
    await clock.pass(100)
    expect(hers.summary.value.with).toMatchObject({ online: true })
  })

  it('a draft that was on its way when the line broke is not said twice', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    await clock.pass(50)
    page.teahouse.send('lobby', 'once')
    // It arrives, and the answers do not.
    await clock.pass(7)
    expect(server.texts('lobby')).toEqual(['once'])
    server.cut()
    await clock.pass(5_000)
    expect(server.texts('lobby')).toEqual(['once'])
    expect(room.items.value).toHaveLength(1)
    expect(room.items.value[0]).toMatchObject({ kind: 'message', text: 'once', own: true })
  })
})
