import type { OutboxWorld, QueuedDraft } from './outbox'
import type { RoomKey } from './roomKey'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../testing/manualClock'
import { IN_FLIGHT_MAX, Outbox } from './outbox'

const tea: RoomKey = 'room-00000000-0000-4000-8000-000000000001'
const coffee: RoomKey = 'room-00000000-0000-4000-8000-000000000002'

class World implements OutboxWorld {
  readonly clock = new ManualClock()
  readonly wire: QueuedDraft[] = []
  readonly kept = new Map<string, QueuedDraft>()
  private made = 0

  constructor(private readonly name = 'a') {}

  newCid() {
    return `${this.name}-cid-${String(++this.made).padStart(12, '0')}`
  }

  transmit(draft: QueuedDraft) {
    this.wire.push(draft)
  }

  keep(draft: QueuedDraft) {
    this.kept.set(draft.cid, draft)
  }

  forget(draft: QueuedDraft) {
    this.kept.delete(draft.cid)
  }

  changed() {}

  /** What was put on the wire since the last time. */
  sent(): string[] {
    return this.wire.splice(0).map(draft => draft.text)
  }
}

let world: World
let outbox: Outbox

beforeEach(() => {
  world = new World()
  outbox = new Outbox(world, 'tab-1')
})

const states = () => outbox.of(tea).map(draft => `${draft.text}: ${draft.state}`)

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

  it('lets go of what failed, and of what was never on its way, but not of what may have arrived', () => {
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
  })

  it('goes on after a reload with what was kept, the failed ones still failed', () => {
    outbox.connected()
    const one = outbox.say(tea, 'one')
    outbox.say(tea, 'two')
    outbox.refused(one, 'notAMember')

    const later = new World('b')
    const after = new Outbox(later, 'tab-1')
    after.adopt([...world.kept.values()])
    after.adopt([...world.kept.values()])
    expect(after.of(tea).map(draft => `${draft.text}: ${draft.state}`)).toEqual(['one: failed', 'two: waiting'])
    after.connected()
    expect(later.sent()).toEqual(['two'])
  })
})

/** A server that keeps its promise about cids, at the other end of a line that may be cut at any time. */
class Server {
  readonly log: { cid: string, room: RoomKey, text: string }[] = []
  private readonly seqs = new Map<string, number>()

  append(draft: QueuedDraft): number {
    const known = this.seqs.get(draft.cid)
    if (known !== undefined)
      return known
    this.log.push(draft)
    this.seqs.set(draft.cid, this.log.length)
    return this.log.length
  }
}

type Step =
  | { do: 'say', room: RoomKey }
  | { do: 'arrive' }
  | { do: 'answer', how: 'ack' | 'echo' | 'both' | 'neither' | 'tooFast' | 'unavailable' | 'unavailableButDone' }
  | { do: 'cut' }
  | { do: 'connect' }
  | { do: 'reload' }
  | { do: 'wait' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('say' as const), room: fc.constantFrom(tea, coffee) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), how: fc.constantFrom('ack' as const, 'echo' as const, 'both' as const, 'neither' as const, 'tooFast' as const, 'unavailable' as const, 'unavailableButDone' as const) }) },
  ...(['cut', 'connect', 'reload', 'wait', 'arrive'] as const).map(what => ({ weight: what === 'connect' ? 3 : 1, arbitrary: fc.constant({ do: what }) })),
)

describe('under any interleaving of acknowledgement, echo, refusal, cut and reload', () => {
  it('everything said is in the log once, in the order in which it was said', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      const server = new Server()
      let world = new World('0')
      let outbox = new Outbox(world, 'tab')
      let said = 0
      let reloads = 0
      let connected = false
      const order = new Map<RoomKey, string[]>([[tea, []], [coffee, []]])

      const answer = (how: (Step & { do: 'answer' })['how']) => {
        const draft = connected ? world.wire.shift() : undefined
        if (!draft)
          return
        if (how === 'tooFast' || how === 'unavailable')
          return outbox.refused(draft.cid, how, 10)
        const seq = server.append(draft)
        if (how === 'unavailableButDone')
          return outbox.refused(draft.cid, 'unavailable')
        if (how === 'echo' || how === 'both')
          outbox.echoed(draft.cid)
        if (how === 'ack' || how === 'both')
          outbox.acknowledged(draft.cid, seq)
        // With neither, the answer is lost: such a line is dead, and is cut in the end.
        if (how === 'neither')
          cut()
      }
      const cut = () => {
        connected = false
        world.wire.length = 0
        outbox.cut()
      }

      for (const one of steps) {
        await (async () => {
          switch (one.do) {
            case 'say': {
              const text = `${++said}`
              order.get(one.room)!.push(text)
              outbox.say(one.room, text)
              return
            }
            case 'arrive': {
              // It reached the server, and the answer is still on its way when something else happens.
              const draft = world.wire[0]
              if (connected && draft)
                server.append(draft)
              return
            }
            case 'answer': return answer(one.how)
            case 'cut': return cut()
            case 'connect':
              connected = true
              return outbox.connected()
            case 'reload': {
              const kept = [...world.kept.values()]
              cut()
              world = new World(`${++reloads}`)
              outbox = new Outbox(world, 'tab')
              outbox.adopt(kept)
              return
            }
            case 'wait': return world.clock.pass(5_000)
          }
        })()
        expect(world.wire.length).toBeLessThanOrEqual(IN_FLIGHT_MAX)
      }

      outbox.cut()
      world.wire.length = 0
      connected = true
      outbox.connected()
      for (let i = 0; i < 200 && outbox.unsettled > 0; i++) {
        answer('ack')
        await world.clock.pass(5_000)
      }
      expect(outbox.unsettled).toBe(0)
      expect(world.kept.size).toBe(0)
      for (const [room, texts] of order)
        expect(server.log.filter(line => line.room === room).map(line => line.text)).toEqual(texts)
    }), { numRuns: 300 })
  })
})
