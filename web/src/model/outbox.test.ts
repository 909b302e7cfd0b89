import type { RoomKey } from './roomKey'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeOutboxWorld } from '../testing/fakeOutboxWorld'
import { IN_FLIGHT_MAX, Outbox } from './outbox'

const tea: RoomKey = 'room-00000000-0000-4000-8000-000000000001'
const coffee: RoomKey = 'room-00000000-0000-4000-8000-000000000002'

let world: FakeOutboxWorld
let outbox: Outbox

beforeEach(() => {
  world = new FakeOutboxWorld()
  outbox = new Outbox(world, 'tab-1')
})

const states = () => outbox.of(tea).map(draft => `${draft.text}: ${draft.state}`)

describe('what is wanted of a message', () => {
  it('goes in its turn, behind what was said before, and is no message that waits', () => {
    outbox.say(tea, 'one')
    outbox.change(tea, { do: 'recall', target: 3 })
    expect(outbox.unsettled).toBe(1)
    outbox.connected()
    expect(world.wire.splice(0).map(draft => draft.change?.do)).toEqual([undefined])
    outbox.acknowledged(outbox.of(tea)[0]!.cid, 4)
    expect(world.wire.splice(0).map(draft => draft.change)).toEqual([{ do: 'recall', target: 3 }])
  })

  it('is told to be denied and is let go of when it is refused; what comes behind it goes on', () => {
    outbox.connected()
    const cid = outbox.change(tea, { do: 'edit', target: 3 }, 'other words')
    outbox.say(tea, 'two')
    outbox.refused(cid, 'tooLate')
    expect(world.denials).toEqual(['tooLate'])
    expect(states()).toEqual(['two: sending'])
    expect(world.kept.size).toBe(1)
  })

  it('waits when it came too soon', async () => {
    outbox.connected()
    const cid = outbox.change(tea, { do: 'react', target: 3, emoji: '👍', on: true })
    outbox.refused(cid, 'tooFast', 100)
    expect(world.denials).toEqual([])
    world.wire.splice(0)
    await world.clock.pass(200)
    expect(world.wire.map(draft => draft.cid)).toEqual([cid])
  })
})

describe('an outbox', () => {
  it('keeps what is said without a connection and sends it when there is one', () => {
    outbox.say(tea, 'one')
    expect(world.sent()).toEqual([])
    expect(world.kept.size).toBe(1)
    expect(states()).toEqual(['one: waiting'])

    outbox.connected()
    expect(world.sent()).toEqual(['one'])
    expect(states()).toEqual(['one: sending'])
  })

  it('shows what is acknowledged as sent until the log has come so far', () => {
    outbox.connected()
    const cid = outbox.say(tea, 'one')
    outbox.acknowledged(cid, 7)
    expect(world.kept.size).toBe(0)
    expect(states()).toEqual(['one: sent'])
    outbox.heard(tea, 6)
    expect(states()).toEqual(['one: sent'])
    outbox.heard(tea, 7)
    expect(states()).toEqual([])
  })

  it('is content with the echo alone, and with an acknowledgement after it', () => {
    outbox.connected()
    const cid = outbox.say(tea, 'one')
    outbox.echoed(cid)
    outbox.acknowledged(cid, 7)
    expect(states()).toEqual([])
    expect(world.kept.size).toBe(0)
  })

  it('sends the drafts of a room one after the other, and those of another room meanwhile', () => {
    outbox.connected()
    const one = outbox.say(tea, 'one')
    outbox.say(tea, 'two')
    outbox.say(coffee, 'other')
    expect(world.sent()).toEqual(['one', 'other'])
    outbox.acknowledged(one, 1)
    expect(world.sent()).toEqual(['two'])
  })

  it('never has more than eight on their way', () => {
    for (let i = 0; i < 20; i++)
      outbox.say(`room-00000000-0000-4000-8000-0000000001${String(i).padStart(2, '0')}`, `${i}`)
    outbox.connected()
    expect(world.sent()).toHaveLength(IN_FLIGHT_MAX)
  })

  it('sends again, oldest first and with the same cid, what a cut left open', () => {
    outbox.connected()
    const cid = outbox.say(tea, 'one')
    outbox.say(tea, 'two')
    outbox.cut()
    expect(states()).toEqual(['one: waiting', 'two: waiting'])
    outbox.connected()
    expect(world.wire.map(draft => draft.cid)).toEqual([cid, cid])
  })

  it('waits as long as it is told when it was too fast, then goes on in order', async () => {
    outbox.connected()
    const one = outbox.say(tea, 'one')
    outbox.say(tea, 'two')
    world.sent()
    outbox.refused(one, 'tooFast', 700)
    expect(states()).toEqual(['one: waiting', 'two: waiting'])
    await world.clock.pass(699)
    expect(world.sent()).toEqual([])
    await world.clock.pass(1)
    expect(world.sent()).toEqual(['one'])
  })

  it('asks again when nobody knows whether it happened', async () => {
    outbox.connected()
    const one = outbox.say(tea, 'one')
    outbox.refused(one, 'unavailable')
    await world.clock.pass(5_000)
    expect(world.wire.map(draft => draft.cid)).toEqual([one, one])
  })

  it('believes no "read only" about what an earlier attempt may have kept', async () => {
    const cid = outbox.say(tea, 'perhaps kept')
    outbox.connected()
    outbox.refused(cid, 'unavailable')
    await world.clock.pass(2_000)
    outbox.refused(cid, 'readOnly')
    expect(states()).toEqual(['perhaps kept: waiting'])
    const other = outbox.say(coffee, 'never kept')
    await world.clock.pass(2_000)
    outbox.refused(other, 'readOnly')
    expect(outbox.of(coffee).map(draft => draft.state)).toEqual(['failed'])
  })

  it('says why a draft failed, lets those behind it go on, and sends it again when told to', () => {
    outbox.connected()
    const one = outbox.say(tea, 'one')
    outbox.say(tea, 'two')
    outbox.refused(one, 'textTooLong')
    expect(states()).toEqual(['one: failed', 'two: sending'])
    expect(outbox.of(tea)[0]?.reason).toBe('textTooLong')
    expect(world.kept.get(one)?.reason).toBe('textTooLong')

    outbox.retry(one)
    expect(states()).toEqual(['two: sending', 'one: waiting'])
    expect(world.kept.get(one)?.reason).toBeUndefined()
  })

  it('lets go of what failed, and of what is nowhere else, but not of what may have arrived', async () => {
    const one = outbox.say(tea, 'one')
    expect(outbox.discard(one)).toBe(true)
    expect(world.kept.size).toBe(0)

    outbox.connected()
    const two = outbox.say(tea, 'two')
    expect(outbox.discard(two)).toBe(false)
    outbox.cut()
    expect(outbox.discard(two)).toBe(false)
    outbox.connected()
    outbox.refused(two, 'unknownRoom')
    expect(outbox.discard(two)).toBe(true)
    expect(states()).toEqual([])

    const three = outbox.say(tea, 'three')
    outbox.refused(three, 'tooFast', 500)
    expect(outbox.discard(three)).toBe(true)
    await world.clock.pass(500)
    const four = outbox.say(coffee, 'four')
    outbox.refused(four, 'unavailable')
    expect(outbox.discard(four)).toBe(false)
  })

  it('goes on after a reload with what was kept, the failed ones still failed', () => {
    outbox.connected()
    const one = outbox.say(tea, 'one')
    outbox.say(tea, 'two')
    outbox.refused(one, 'notAMember')

    const later = new FakeOutboxWorld('b')
    const after = new Outbox(later, 'tab-1')
    after.adopt([...world.kept.values()])
    after.adopt([...world.kept.values()])
    expect(after.of(tea).map(draft => `${draft.text}: ${draft.state}`)).toEqual(['one: failed', 'two: waiting'])
    after.connected()
    expect(later.sent()).toEqual(['two'])
  })
})
