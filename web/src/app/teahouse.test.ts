import { beforeEach, describe, expect, it } from 'vitest'
import { FakeServer } from '../testing/fakeServer'
import { ManualClock } from '../testing/manualClock'
import { ana, ben, Browser, cem, read } from '../testing/visitor'

const tea = 'room-10000000-0000-4000-8000-000000000001'
const coffee = 'room-10000000-0000-4000-8000-000000000002'

let clock: ManualClock
let server: FakeServer
let anas: Browser
let bens: Browser

beforeEach(() => {
  clock = new ManualClock()
  server = new FakeServer(clock)
  anas = new Browser(server, clock, ana)
  bens = new Browser(server, clock, ben)
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

describe('what was missed', () => {
  it('is caught up with after a cut, without a hole and without a double', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    server.say(ben, 'lobby', 'one')
    await clock.pass(50)
    server.down = true
    server.cut()
    for (const text of ['two', 'three', 'four'])
      server.say(ben, 'lobby', text)
    server.down = false
    await clock.pass(3_000)
    expect(read(room)).toEqual(['ben: one', 'ben: two', 'ben: three', 'ben: four'])
    expect(page.teahouse.catchingUp.value).toBeUndefined()
  })

  it('is a hole with a name when it is too much, and the hole can be filled from either side', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    server.say(ben, 'lobby', '1')
    await clock.pass(50)
    server.down = true
    server.cut()
    for (let i = 2; i <= 400; i++)
      server.say(ben, 'lobby', `${i}`)
    server.down = false
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

    server.down = true
    server.cut()
    server.room('lobby').epoch = 2
    server.room('lobby').log = []
    server.say(ben, 'lobby', 'restored')
    server.down = false
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

describe('unread messages', () => {
  beforeEach(() => {
    server.makeRoom({ id: tea, kind: 'open', name: 'tea', members: new Set([ana.userId, ben.userId]) })
    server.makeRoom({ id: coffee, kind: 'open', name: 'coffee', members: new Set([ana.userId, ben.userId]) })
  })

  it('are counted in all rooms, also in those that nobody looks at', async () => {
    server.say(ben, tea, 'before')
    const { teahouse } = await anas.visit()
    const unread = () => teahouse.rooms.value.map(room => `${room.name ?? room.kind} ${room.unread}`)
    expect(unread()).toEqual(['lobby 0', 'coffee 0', 'tea 1'])
    server.say(ben, tea, 'two')
    server.say(ben, coffee, 'one')
    await clock.pass(50)
    expect(unread()).toEqual(['lobby 0', 'coffee 1', 'tea 2'])
    expect(teahouse.rooms.value[2]?.last).toMatchObject({ text: 'two', own: false })
  })

  it('are read to the mark, on all tabs and on the server', async () => {
    const [one, two] = [await anas.visit(), await anas.visit()]
    for (const text of ['1', '2', '3'])
      server.say(ben, tea, text)
    await clock.pass(50)
    const room = one.teahouse.open(tea)
    await clock.pass(50)
    expect([room.summary.value.unread, room.divider.value]).toEqual([3, 1])

    room.markRead(2)
    await clock.pass(0)
    expect(two.teahouse.rooms.value.find(room => room.key === tea)?.unread).toBe(1)
    await clock.pass(1_000)
    expect(server.room(tea).marks.get(ana.userId)).toBe(2)
    expect(room.summary.value.unread).toBe(1)
    // The line stays where it was when she came.
    expect(room.divider.value).toBe(1)
    room.markRead(1)
    expect(room.summary.value.unread).toBe(1)
  })

  it('have no line when they come before one\'s eyes, and one when they come while nobody looks', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open(tea)
    await clock.pass(50)
    server.say(ben, tea, 'seen')
    await clock.pass(50)
    expect(room.divider.value).toBeUndefined()
    room.markRead(1)

    page.hide()
    server.say(ben, tea, 'unseen')
    await clock.pass(50)
    room.markRead(2)
    expect(room.summary.value.unread).toBe(1)
    page.show()
    await clock.pass(50)
    expect(room.divider.value).toBe(2)
  })

  it('stay unread, and have a line, while the window is open and another one is used', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open(tea)
    await clock.pass(50)
    page.blur()
    server.say(ben, tea, 'unseen')
    await clock.pass(50)
    room.markRead(1)
    expect([room.summary.value.unread, room.divider.value]).toEqual([1, 1])

    page.focus()
    room.markRead(1)
    await clock.pass(50)
    expect([room.summary.value.unread, room.divider.value]).toEqual([0, 1])
    page.blur()
    page.focus()
    expect(room.divider.value).toBeUndefined()
  })

  it('are none after one has said something oneself', async () => {
    const page = await anas.visit()
    page.teahouse.open(tea)
    server.say(ben, tea, 'question')
    await clock.pass(50)
    page.teahouse.send(tea, 'answer')
    await clock.pass(100)
    expect(page.teahouse.rooms.value.find(room => room.key === tea)?.unread).toBe(0)
  })

  it('that were read without a connection are told when there is one', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open(tea)
    server.say(ben, tea, 'one')
    await clock.pass(50)
    server.down = true
    server.cut()
    await clock.pass(50)
    room.markRead(1)
    await clock.pass(1_000)
    page.teahouse.close()
    server.down = false

    const later = await anas.visit()
    await clock.pass(1_000)
    expect(server.room(tea).marks.get(ana.userId)).toBe(1)
    expect(later.teahouse.rooms.value.find(room => room.key === tea)?.unread).toBe(0)
  })

  it('that name us are told apart', async () => {
    const page = await anas.visit()
    void page.teahouse.changeName('ana')
    await clock.pass(50)
    server.say(ben, tea, 'hello @ana, tea?')
    server.say(ben, tea, 'hello @anabel')
    await clock.pass(50)
    expect(page.teahouse.rooms.value.find(room => room.key === tea)).toMatchObject({ unread: 2, mentions: 1 })
  })
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

describe('notices', () => {
  it('tell who came, by name, and many as one', async () => {
    const page = await anas.visit()
    const users = [ben, cem, ...['d', 'e', 'f'].map(name => ({ userId: `00000000-0000-4000-8000-00000000000${name}`, name }))]
    const come = (user: typeof ben) => server.tell({ type: 8, data: { room: 'lobby', count: 2, came: [user], went: [], renamed: [] } })
    come(ben)
    await clock.pass(100)
    expect(page.teahouse.notices.value).toEqual([expect.objectContaining({ kind: 'came', people: [ben], count: 1 })])
    for (const user of users.slice(1))
      come(user)
    await clock.pass(100)
    expect(page.teahouse.notices.value).toEqual([expect.objectContaining({ kind: 'came', count: 5 })])
    await clock.pass(4_000)
    expect(page.teahouse.notices.value).toEqual([])
  })

  it('say after a cut, once, that a newer client is there', async () => {
    const page = await anas.visit({ isNewerThere: async () => true })
    expect(page.teahouse.notices.value).toEqual([])
    for (let i = 0; i < 2; i++) {
      server.cut()
      await clock.pass(20_000)
    }
    expect(page.teahouse.notices.value.map(notice => notice.kind)).toEqual(['newer'])
  })

  it('say nothing of who went and came back within a minute', async () => {
    const page = await anas.visit()
    const change = (came: typeof ben[], went: typeof ben[]) => server.tell({ type: 8, data: { room: 'lobby', count: 2, came, went, renamed: [] } })
    change([ben], [])
    await clock.pass(10_000)
    change([], [ben])
    await clock.pass(5_000)
    change([ben], [])
    await clock.pass(100)
    expect(page.teahouse.notices.value).toEqual([])
  })

  it('ring outside the page for what is for us, while nobody looks', async () => {
    const page = await anas.visit()
    void page.teahouse.changeName('ana')
    await bens.visit()
    await clock.pass(50)
    server.say(ben, 'lobby', 'seen, @ana')
    await clock.pass(50)
    expect(page.rung).toEqual([])
    page.hide()
    server.say(ben, 'lobby', 'to everyone')
    server.say(ben, 'lobby', 'to you, @ana')
    await clock.pass(2_000)
    expect(page.rung.map(({ title, body }) => `${title}: ${body}`)).toEqual(['ben in lobby: to you, @ana'])
    page.teahouse.mute('lobby', true)
    server.say(ben, 'lobby', 'again, @ana')
    await clock.pass(2_000)
    expect(page.rung).toHaveLength(1)
  })

  it('do not ring from a hidden tab while one attends another one, or has read it there', async () => {
    const [hidden, seen] = [await anas.visit(), await anas.visit()]
    for (const { teahouse } of [hidden, seen])
      void teahouse.changeName('ana')
    await clock.pass(50)
    hidden.hide()
    server.say(ben, 'lobby', 'you see it, @ana')
    await clock.pass(2_000)
    expect(hidden.rung).toEqual([])

    seen.isAttended = false
    const room = seen.teahouse.open('lobby')
    server.say(ben, 'lobby', 'you have read it, @ana')
    await clock.pass(50)
    room.markRead(2)
    await clock.pass(2_000)
    expect([hidden.rung, seen.rung]).toEqual([[], []])

    server.say(ben, 'lobby', 'you are away, @ana')
    await clock.pass(2_000)
    expect(hidden.rung.map(({ body }) => body)).toEqual(['you are away, @ana'])
  })

  it('ring outside the page for who comes, once in a while, unless the lobby is muted or another tab shows it', async () => {
    const [page, other] = [await anas.visit(), await anas.visit()]
    const come = async (user: typeof ben) => {
      server.tell({ type: 8, data: { room: 'lobby', count: 2, came: [user], went: [], renamed: [] } })
      await clock.pass(2_000)
      return page.rung.map(({ body }) => body)
    }
    page.hide()
    expect(await come(ben)).toEqual([])
    other.hide()
    expect(await come(cem)).toEqual(['cem'])
    expect(await come({ ...ben, userId: '00000000-0000-4000-8000-00000000000d', name: 'dai' })).toEqual(['cem'])
    page.teahouse.mute('lobby', true)
    await clock.pass(100_000)
    expect(await come({ ...ben, userId: '00000000-0000-4000-8000-00000000000e', name: 'eva' })).toEqual(['cem'])
    page.teahouse.mute('lobby', false)
    expect(await come({ ...ben, userId: '00000000-0000-4000-8000-00000000000f', name: 'fan' })).toEqual(['cem', 'fan'])
  })

  it('are offered after one has said something, and not again for a month after "not now"', async () => {
    const page = await anas.visit()
    expect(page.teahouse.notifications.offer.value).toBe(false)
    page.teahouse.send('lobby', 'hello')
    await clock.pass(50)
    expect(page.teahouse.notifications.offer.value).toBe(true)
    page.teahouse.notifications.decline()
    expect(page.teahouse.notifications.offer.value).toBe(false)
    await page.teahouse.notifications.ask()
    expect(page.teahouse.notifications.state.value).toBe('granted')
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
