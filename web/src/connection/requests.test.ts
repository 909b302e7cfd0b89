import type { Answer } from './requests'
import type { ClientFrame } from '../protocol/frames.gen'
import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock, settled } from '../testing/manualClock'
import { Requests } from './requests'

let clock: ManualClock
let sent: ClientFrame[]
let requests: Requests

beforeEach(() => {
  clock = new ManualClock()
  sent = []
  requests = new Requests(clock, frame => sent.push(frame) > 0)
  requests.connected()
})

/** Asks, and remembers the answer once it is there. */
function ask(query: string, urgency?: 'first') {
  const asked: { answer?: Answer } = {}
  void requests.ask({ type: 'findRooms', data: { query } }, urgency).then(answer => void (asked.answer = answer))
  return asked
}

const found = (id: string) => ({ type: 17 as const, id, data: { rooms: [] } })
const queries = () => sent.map(frame => frame.type === 'findRooms' && frame.data?.query)

describe('requests', () => {
  it('get the answers that carry their ids, in whatever order', async () => {
    const [one, two] = [ask('one'), ask('two')]
    expect(requests.settle(found(sent[1]!.id!))).toMatchObject({ type: 'findRooms', data: { query: 'two' } })
    await settled()
    expect([one.answer, two.answer]).toEqual([undefined, { frame: found(sent[1]!.id!) }])
    expect(requests.settle(found('nobody asked'))).toBeUndefined()
  })

  it('go a few at a time, those in a hurry first', () => {
    for (let i = 1; i <= 8; i++)
      ask(`${i}`)
    ask('hurry', 'first')
    expect(queries()).toEqual(['1', '2', '3', '4', '5', '6'])
    requests.settle(found(sent[0]!.id!))
    requests.settle(found(sent[1]!.id!))
    expect(queries().slice(6)).toEqual(['hurry', '7'])
  })

  it('are answered with the refusal', async () => {
    const asked = ask('one')
    requests.settle({ type: 6, id: sent[0]!.id!, data: { code: 'unknownRoom', message: '' } })
    await settled()
    expect(asked.answer).toEqual({ refused: 'unknownRoom' })
  })

  it('are asked again when it was only too early, some times', async () => {
    const asked = ask('one')
    for (let i = 0; i < 5; i++) {
      expect(sent).toHaveLength(i + 1)
      requests.settle({ type: 6, id: sent.at(-1)!.id!, data: { code: 'tooFast', message: '', retryAfter: 100 } })
      await clock.pass(99)
      expect(sent).toHaveLength(i + 1)
      await clock.pass(1)
    }
    expect(asked.answer).toEqual({ refused: 'tooFast' })
  })

  it('are answered "unavailable" when the line is cut, and when there is none', async () => {
    const all = Array.from({ length: 8 }, (_, i) => ask(`${i}`))
    requests.cut()
    all.push(ask('later'))
    await settled()
    expect(all.map(asked => asked.answer)).toEqual(all.map(() => ({ refused: 'unavailable' })))
    expect(clock.pending).toBe(0)
  })

  it('do not wait for ever', async () => {
    const asked = ask('one')
    await clock.pass(20_000)
    expect(asked.answer).toEqual({ refused: 'unavailable' })
  })
})
