import { beforeEach, describe, expect, it } from 'vitest'
import { emptyHouse } from '../testing/emptyHouse'
import { ana, ben } from '../testing/visitor'

let { clock, server, anas, bens } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas, bens } = emptyHouse())
})

const quiet = () => server.heard.flatMap(frame => frame.type === 'read' ? [frame.data.quiet] : [])

/** Ana has said two things to ben alone, and both look at them. */
async function two() {
  const [a, b] = [await anas.visit(), await bens.visit()]
  a.teahouse.send(`with-${ben.userId}`, 'one')
  a.teahouse.send(`with-${ben.userId}`, 'two')
  await clock.pass(100)
  const [hers, his] = [a.teahouse.open(`with-${ben.userId}`), b.teahouse.open(`with-${ana.userId}`)]
  await clock.pass(100)
  const room = a.teahouse.rooms.value.find(({ kind }) => kind === 'direct')!.id!
  return { a, b, hers, his, seen: (seq: number) => server.tell({ type: 70, data: { room, seq } }) }
}

describe('how far the other of two has read', () => {
  it('is seen, goes forward only, and is there when one comes back without a connection', async () => {
    const { a, hers, seen } = await two()
    expect(hers.seen.value).toBe(0)
    seen(2)
    seen(1)
    await clock.pass(1_000)
    expect(hers.seen.value).toBe(2)
    a.teahouse.close()
    server.cut()
    server.down = true
    const again = await anas.visit()
    expect(again.teahouse.open(`with-${ben.userId}`).seen.value).toBe(2)
  })

  it('is neither told nor seen by who has switched it off', async () => {
    const { b, hers, his, seen } = await two()
    b.teahouse.shareReading(false)
    his.markRead(2)
    await clock.pass(1_000)
    expect(quiet()).toEqual([true])
    seen(2)
    await clock.pass(50)
    expect([his.seen.value, hers.seen.value]).toEqual([0, 2])
    b.teahouse.shareReading(true)
    await clock.pass(50)
    expect(his.seen.value).toBe(2)
  })
})
