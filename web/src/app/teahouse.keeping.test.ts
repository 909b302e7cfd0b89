import { beforeEach, describe, expect, it } from 'vitest'
import { FakeServer } from '../testing/fakeServer'
import { ManualClock } from '../testing/manualClock'
import { Browser, read } from '../testing/visitor'

const ana = { userId: '00000000-0000-4000-8000-0000000000aa', name: 'ana' }
const ben = { userId: '00000000-0000-4000-8000-0000000000bb', name: 'ben' }
const key = 'room-00000000-0000-4000-8000-0000000000cc'

describe('a room that its keeper arranges', () => {
  let clock: ManualClock
  let server: FakeServer

  beforeEach(() => {
    clock = new ManualClock()
    server = new FakeServer(clock)
    server.makeRoom({ id: key, kind: 'open', name: 'tea', access: 'open', members: new Set([ana.userId, ben.userId]), roles: new Map([[ana.userId, 'keeper']]) })
  })

  async function come(user: typeof ana) {
    const { teahouse } = await new Browser(server, clock, user).visit()
    const room = teahouse.open(key)
    await clock.pass(1_000)
    return { teahouse, room }
  }

  it('is so for everybody, and the conversation tells who did it', async () => {
    const [one, other] = [await come(ana), await come(ben)]
    const answer = one.teahouse.keeping.arrange(key, { name: 'coffee', speakers: 'keepers' })
    await clock.pass(100)
    expect(await answer).toBeUndefined()
    expect(other.room.summary.value).toMatchObject({ name: 'coffee', speakers: 'keepers' })
    expect(one.room.summary.value).toMatchObject({ name: 'coffee', keeps: true })
    expect(read(other.room)).toEqual([`${one.teahouse.me.value!.name} arranged coffee, keepers`])
    // It is no message, and nothing to be read.
    expect(other.room.summary.value.unread).toBe(0)
  })

  it('is so for who was away, and later without a connection', async () => {
    const browser = new Browser(server, clock, ben)
    const first = await browser.visit()
    const room = first.teahouse.open(key)
    await clock.pass(1_000)
    const { teahouse } = await come(ana)
    first.teahouse.open('lobby')
    server.loses.add(50)
    void teahouse.keeping.arrange(key, { name: 'coffee', window: 0 })
    await clock.pass(100)
    server.loses.delete(50)
    expect(room.summary.value.name).toBe('tea')
    // The heads tell that something was lost, and it is asked for.
    await clock.pass(60_000)
    expect(room.summary.value).toMatchObject({ name: 'coffee', window: 0 })

    server.down = true
    server.cut()
    await clock.pass(1_000)
    const again = await browser.visit()
    await clock.pass(100)
    expect(again.teahouse.rooms.value.find(one => one.key === key)).toMatchObject({ name: 'coffee', window: 0 })
  })

  it('is asked for again with the same cid while nobody has answered, and refused in plain words', async () => {
    const { teahouse } = await come(ana)
    const cids = () => server.heard.flatMap(frame => frame.type === 'arrangeRoom' ? [frame.data.cid] : [])
    server.refusals.push({ type: 'arrangeRoom', code: 'unavailable' }, { type: 'arrangeRoom', code: 'roomNameTaken' })
    const answers = []
    for (let i = 0; i < 3; i++) {
      const answer = teahouse.keeping.arrange(key, { name: 'coffee' })
      await clock.pass(100)
      answers.push(await answer)
    }
    expect(answers).toEqual(['unavailable', 'roomNameTaken', undefined])
    expect(cids()[1]).toBe(cids()[0])
    expect(cids()[2]).not.toBe(cids()[0])
  })

  it('has another keeper as soon as somebody is made one, and until it is taken back', async () => {
    const [one, other] = [await come(ana), await come(ben)]
    expect(other.room.summary.value.keeps).toBeUndefined()
    void one.teahouse.keeping.appoint(key, ben.userId, true)
    await clock.pass(100)
    expect(other.room.summary.value.keeps).toBe(true)
    expect(one.room.summary.value.keeps).toBe(true)
    expect(read(other.room).at(-1)).toMatch(/appointed/)
    void one.teahouse.keeping.appoint(key, ben.userId, false)
    await clock.pass(100)
    expect(other.room.summary.value.keeps).toBeUndefined()
  })

  it('is kept by who has been there the longest when the last keeper leaves', async () => {
    const { room } = await come(ben)
    server.tell({ type: 13, data: { room: key, seq: 1, id: '30000000-0000-4000-8000-000000000009', from: ana, change: 'left', keeper: ben, at: 0 } })
    await clock.pass(100)
    expect(room.summary.value.keeps).toBe(true)
  })

  it('goes from the list of who was removed, on all devices, with a word about who did it that stays until it was read', async () => {
    const { teahouse } = await come(ana)
    const devices = [await come(ben), await come(ben)]
    void teahouse.keeping.remove(key, ben.userId)
    await clock.pass(60_000)
    for (const { teahouse: bens, room } of devices) {
      expect(room.state.value).toBe('left')
      expect(bens.rooms.value.some(one => one.key === key)).toBe(false)
      expect(bens.notices.value).toMatchObject([{ kind: 'removed', name: 'tea' }])
      bens.dismiss(bens.notices.value[0]!)
      await clock.pass(20)
      expect(bens.notices.value).toEqual([])
    }
  })

  it('names its members and who somebody was, and says why it cannot', async () => {
    const { teahouse } = await come(ana)
    const ask = async <T>(answer: Promise<T>) => (await clock.pass(100), await answer)
    expect(await ask(teahouse.keeping.members(key))).toMatchObject({ count: 2, members: [{ user: { userId: ana.userId }, role: 'keeper' }, { role: 'member' }] })
    expect(await ask(teahouse.keeping.find(ana.userId))).toMatchObject({ names: [{ name: 'formerly' }] })
    expect(await ask(teahouse.keeping.find('nobody'))).toEqual({ refused: 'unknownRecipient' })
    server.cut()
    expect(await ask(teahouse.keeping.members(key))).toMatchObject({ refused: 'unavailable' })
  })
})
