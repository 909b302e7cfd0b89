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
})
