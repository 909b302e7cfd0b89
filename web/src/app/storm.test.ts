import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FakeServer } from '../testing/fakeServer'
import { ManualClock } from '../testing/manualClock'
import { ana, ben, Browser, cem, read } from '../testing/visitor'

type Step =
  | { do: 'say', who: 'ana' | 'ben' }
  | { do: 'pass', ms: number }
  | { do: 'cut' | 'down' | 'up' | 'lose' | 'reload' | 'older' | 'refuse' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('say' as const), who: fc.constantFrom('ana' as const, 'ben' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 4, 6, 11, 300, 3_000) }) },
  ...(['cut', 'down', 'up', 'lose', 'reload', 'older', 'refuse'] as const).map(what => ({ weight: 1, arbitrary: fc.constant({ do: what }) })),
)

describe('through any storm of cuts, losses, refusals and reloads', () => {
  it('both see everything that was said, once, in the order of the log; and everything said is in the log, in its order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 50, size: 'max' }), async (steps) => {
      const clock = new ManualClock()
      const server = new FakeServer(clock)
      const [anas, bens] = [new Browser(server, clock, ana), new Browser(server, clock, ben)]
      let a = await anas.visit()
      let hers = a.teahouse.open('lobby')
      const b = await bens.visit()
      const his = b.teahouse.open('lobby')
      const said = { ana: [] as string[], ben: [] as string[] }

      for (const one of steps) {
        switch (one.do) {
          case 'say': {
            const text = `${one.who} ${said[one.who].length}`
            said[one.who].push(text)
            ;(one.who === 'ana' ? a : b).teahouse.send('lobby', text)
            break
          }
          case 'pass':
            await clock.pass(one.ms)
            break
          case 'cut':
            server.cut()
            break
          case 'down':
            server.down = true
            server.cut()
            break
          case 'up':
            server.down = false
            break
          case 'lose':
            // What cem says is told to nobody: only the next message, or the next heartbeat, gives it away.
            server.loses.add(1)
            server.say(cem, 'lobby', 'cem')
            server.loses.clear()
            break
          case 'reload':
            a.teahouse.close()
            a = await anas.visit()
            hers = a.teahouse.open('lobby')
            break
          case 'older':
            void hers.loadOlder()
            break
          case 'refuse':
            server.refusals.push({ type: 'msg', code: 'tooFast', retryAfter: 20 })
        }
      }

      server.down = false
      server.loses.clear()
      server.refusals.length = 0
      a.teahouse.tryNow()
      b.teahouse.tryNow()
      await clock.pass(120_000)

      const log = server.texts('lobby')
      expect(log.filter(text => text.startsWith('ana'))).toEqual(said.ana)
      expect(log.filter(text => text.startsWith('ben'))).toEqual(said.ben)
      for (const [room, page] of [[hers, a], [his, b]] as const) {
        while (room.hasOlder.value) {
          const loaded = room.loadOlder()
          await clock.pass(50)
          await loaded
        }
        expect(read(room).map(line => line.replace(/^.*?: /, ''))).toEqual(log)
        expect(new Set(room.items.value.map(item => item.key)).size).toBe(log.length)
        expect(page.teahouse.waiting.value).toBe(0)
        page.teahouse.close()
      }
    }), { numRuns: 60 })
  }, 60_000)
})
