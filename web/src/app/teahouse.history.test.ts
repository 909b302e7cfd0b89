import { beforeEach, describe, expect, it } from 'vitest'
import { emptyHouse } from '../testing/emptyHouse'
import { ben, read } from '../testing/visitor'

let { clock, server, anas } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas } = emptyHouse())
})

describe('what was missed', () => {
  it('is caught up with after a cut, without a hole and without a double', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    server.say(ben, 'lobby', 'one')
    await clock.pass(50)
    server.outage(() => {
      for (const text of ['two', 'three', 'four'])
        server.say(ben, 'lobby', text)
    })
    await clock.pass(3_000)
    expect(read(room)).toEqual(['ben: one', 'ben: two', 'ben: three', 'ben: four'])
    expect(page.teahouse.catchingUp.value).toBeUndefined()
  })

  it('is a hole with a name when it is too much, and the hole can be filled from either side', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    server.say(ben, 'lobby', '1')
    await clock.pass(50)
    server.outage(() => {
      for (let i = 2; i <= 400; i++)
        server.say(ben, 'lobby', `${i}`)
    })
    await clock.pass(3_000)
    expect(read(room)).toHaveLength(1 + 1 + 100)
    const hole = room.items.value[1]!
    expect(hole).toMatchObject({ kind: 'hole', after: 1, before: 301, count: 299 })

    if (hole.kind !== 'hole')
      return
    const filled = room.fill(hole, 'newer')
    await clock.pass(50)
    await filled
    expect(read(room)[1]).toBe('… 199 …')
    void room.fill({ after: 1, before: 201 }, 'older')
    await clock.pass(50)
    void room.fill({ after: 101, before: 201 }, 'older')
    await clock.pass(50)
    expect(read(room)).toEqual(Array.from({ length: 400 }, (_, i) => `ben: ${i + 1}`))
  })

  it('is asked for when a message in between got lost', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    await clock.pass(50)
    server.loses.add(1)
    server.say(ben, 'lobby', 'lost')
    server.loses.clear()
    server.say(ben, 'lobby', 'found')
    await clock.pass(50)
    expect(read(room)).toEqual(['ben: lost', 'ben: found'])
  })

  it('is found by the heartbeat when the last message got lost', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    await clock.pass(50)
    server.loses.add(1)
    server.say(ben, 'lobby', 'lost')
    server.loses.clear()
    await clock.pass(22_000)
    expect(read(room)).toEqual(['ben: lost'])
  })

  it('is loaded anew when the log has another epoch', async () => {
    server.say(ben, 'lobby', 'old')
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    await clock.pass(50)
    expect(read(room)).toEqual(['ben: old'])

    server.outage(() => {
      server.room('lobby').epoch = 2
      server.room('lobby').log = []
      server.say(ben, 'lobby', 'restored')
    })
    await clock.pass(3_000)
    expect(read(room)).toEqual(['ben: restored'])
  })
})

describe('older messages', () => {
  it('come a page at a time, until the beginning', async () => {
    for (let i = 1; i <= 180; i++)
      server.say(ben, 'lobby', `${i}`)
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    expect(room.state.value).toBe('loading')
    await clock.pass(50)
    expect(room.state.value).toBe('ready')
    expect([read(room).length, read(room)[0], room.hasOlder.value]).toEqual([50, 'ben: 131', true])

    const [one, two] = [room.loadOlder(), room.loadOlder()]
    expect(room.loading.value).toBe(true)
    await clock.pass(50)
    await Promise.all([one, two])
    expect([read(room).length, room.hasOlder.value, room.loading.value]).toEqual([150, true, false])
    void room.loadOlder()
    await clock.pass(50)
    expect([read(room).length, room.hasOlder.value]).toEqual([180, false])
  })

  it('are let go of when nobody looks at the room any more, and can be loaded again', async () => {
    for (let i = 1; i <= 2_000; i++)
      server.say(ben, 'lobby', `${i}`)
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    await clock.pass(50)
    while (room.hasOlder.value) {
      void room.loadOlder()
      await clock.pass(50)
    }
    expect(read(room)).toHaveLength(2_000)
    room.close()
    const again = page.teahouse.open('lobby')
    await clock.pass(50)
    expect([read(again).length, read(again)[0], again.hasOlder.value]).toEqual([1_000, 'ben: 1001', true])
    void again.loadOlder()
    await clock.pass(50)
    expect(read(again)[0]).toBe('ben: 901')
  })

  it('are not asked for again by themselves when the answer brought nothing', async () => {
    for (let i = 1; i <= 180; i++)
      server.say(ben, 'lobby', `${i}`)
    const page = await anas.visit()
    for (let i = 0; i < 100; i++)
      server.refusals.push({ type: 'history', code: 'unavailable' })
    const room = page.teahouse.open('lobby')
    await clock.pass(1_000)
    void room.loadOlder()
    void room.loadNewer()
    await clock.pass(10_000)
    expect(server.heard.filter(frame => frame.type === 'history')).toHaveLength(2)
    expect(room.loading.value).toBe(false)
  })

  it('keep the objects that were shown before', async () => {
    for (let i = 1; i <= 80; i++)
      server.say(ben, 'lobby', `${i}`)
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    await clock.pass(50)
    const last = room.items.value.at(-1)
    const before = room.items.value
    void room.loadOlder()
    await clock.pass(50)
    expect(room.items.value).not.toBe(before)
    expect(room.items.value.at(-1)).toBe(last)
  })

  it('can be jumped to, and the way back has a name', async () => {
    for (let i = 1; i <= 300; i++)
      server.say(ben, 'lobby', `${i}`)
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    await clock.pass(50)
    const jumped = room.jumpTo(100)
    await clock.pass(50)
    const key = await jumped
    expect(room.items.value.find(item => item.key === key)).toMatchObject({ kind: 'message', text: '100' })
    expect(room.items.value.filter(item => item.kind === 'hole')).toHaveLength(1)
  })
})
