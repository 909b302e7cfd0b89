import type { QueuedDraft } from './draft'
import type { RoomKey } from './roomKey'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FakeOutboxWorld } from '../testing/fakeOutboxWorld'
import { IN_FLIGHT_MAX, Outbox } from './outbox'

const tea: RoomKey = 'room-00000000-0000-4000-8000-000000000001'
const coffee: RoomKey = 'room-00000000-0000-4000-8000-000000000002'

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
      let world = new FakeOutboxWorld('0')
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
              world = new FakeOutboxWorld(`${++reloads}`)
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
