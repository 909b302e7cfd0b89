import { beforeEach, describe, expect, it } from 'vitest'
import { coffee, emptyHouse } from '../testing/emptyHouse'
import { ana, ben, read } from '../testing/visitor'

let { clock, server, anas, bens } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas, bens } = emptyHouse())
})

describe('direct rooms', () => {
  it('can be written to before they exist, and reach the other one', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    const hers = a.teahouse.open(`with-${ben.userId}`)
    await clock.pass(50)
    expect(hers.state.value).toBe('ready')
    a.teahouse.send(`with-${ben.userId}`, 'just us')
    await clock.pass(200)
    expect(hers.items.value).toHaveLength(1)
    expect(hers.items.value[0]).toMatchObject({ kind: 'message', text: 'just us' })
    expect(b.teahouse.rooms.value.at(-1)).toMatchObject({ key: `with-${ana.userId}`, kind: 'direct', unread: 1, last: { text: 'just us' } })

    const his = b.teahouse.open(`with-${ana.userId}`)
    await clock.pass(50)
    b.teahouse.send(`with-${ana.userId}`, 'yes')
    await clock.pass(100)
    expect(his.items.value.map(item => item.kind)).toEqual(['message', 'message'])
    expect(hers.items.value.map(item => item.kind)).toEqual(['message', 'message'])
  })
})

describe('who is in a room', () => {
  it('can be asked, and looked for by name', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    void b.teahouse.changeName('ben')
    const hers = a.teahouse.open('lobby')
    await clock.pass(100)
    const found = hers.findPeople('')
    await clock.pass(50)
    expect((await found)?.people.map(person => [person.userId, person.self])).toEqual([[ana.userId, true], [ben.userId, false]])
    const named = hers.findPeople('ben')
    await clock.pass(50)
    expect(await named).toEqual({ people: [expect.objectContaining({ userId: ben.userId, online: true })] })
  })

  it('is not known without a connection', async () => {
    const a = await anas.visit()
    const hers = a.teahouse.open('lobby')
    await clock.pass(100)
    server.down = true
    server.cut()
    await clock.pass(50)
    expect(await hers.findPeople('')).toBeUndefined()
  })
})

describe('rooms', () => {
  it('are made, found, entered and left', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    const made = a.teahouse.createRoom('tea', '')
    await clock.pass(50)
    const { key } = await made as { key: `room-${string}` }
    await clock.pass(50)
    expect(a.teahouse.rooms.value.map(room => room.name ?? room.kind)).toEqual(['lobby', 'tea'])

    const found = b.teahouse.findRooms('te')
    await clock.pass(50)
    expect(await found).toEqual({ rooms: [expect.objectContaining({ name: 'tea', members: 1, entered: false })] })

    const his = b.teahouse.open(key)
    await clock.pass(50)
    expect(his.state.value).toBe('left')
    void b.teahouse.enter(key)
    await clock.pass(100)
    expect(his.state.value).toBe('ready')
    a.teahouse.send(key, 'welcome')
    await clock.pass(100)
    expect(read(his)).toHaveLength(1)

    void b.teahouse.leave(key)
    await clock.pass(50)
    expect(his.state.value).toBe('left')
    expect(b.teahouse.rooms.value.map(room => room.key)).toEqual(['lobby'])
  })

  it('that are not there say so', async () => {
    const { teahouse } = await anas.visit()
    const room = teahouse.open(coffee)
    await clock.pass(50)
    expect(room.state.value).toBe('unknown')
  })

  it('are made once, however often one has to ask', async () => {
    const { teahouse } = await anas.visit()
    const cids = () => server.heard.flatMap(frame => frame.type === 'createRoom' ? [frame.data.cid] : [])
    const ask = async (name: string) => {
      const answer = teahouse.createRoom(name, '')
      await clock.pass(50)
      return answer
    }
    const made = teahouse.createRoom('tea', '')
    await clock.pass(7)
    server.cut()
    await clock.pass(3_000)
    expect(await made).toEqual({ refused: 'unavailable' })
    server.refusals.push({ type: 'createRoom', code: 'readOnly' })
    for (let i = 0; i < 3; i++)
      await ask('tea')
    const [first, second, third, another] = cids()
    expect([second, third]).toEqual([first, first])
    // That one was answered: the same name is another wish.
    expect(another).not.toBe(first)

    server.refusals.push({ type: 'createRoom', code: 'unavailable' })
    await ask('coffee')
    await ask('water')
    expect(new Set(cids()).size).toBe(4)
  })

  it('cannot be made without a connection, and the answer says so', async () => {
    server.down = true
    const { teahouse } = await anas.visit()
    expect(await teahouse.createRoom('tea', '')).toEqual({ refused: 'unavailable' })
  })
})
