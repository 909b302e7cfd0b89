import { beforeEach, describe, expect, it } from 'vitest'
import { emptyHouse } from '../testing/emptyHouse'
import { read } from '../testing/visitor'
import type { OpenRoom } from './teahouse'

let { clock, server, anas, bens } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas, bens } = emptyHouse())
})

/** What stands there, whatever they are called. */
const lines = (room: OpenRoom) => read(room).map(line => line.replace(/^.*: /, '').replace(/^.* took/, 'took'))

async function both() {
  const [one, two] = [await anas.visit(), await bens.visit()]
  const [here, there] = [one.teahouse.open('lobby'), two.teahouse.open('lobby')]
  one.teahouse.send('lobby', 'secret one')
  await clock.pass(50)
  two.teahouse.send('lobby', 'of ben', { seq: 1, from: { userId: '', name: '' }, text: '' })
  await clock.pass(50)
  one.teahouse.send('lobby', 'secret two')
  await clock.pass(50)
  return { one, two, here, there }
}

describe('who takes back all that they said', () => {
  it('is told how much that was, and everybody sees it go, with one line that says so', async () => {
    const { one, here, there } = await both()
    const answer = one.teahouse.forgetMe()
    await clock.pass(100)
    expect(await answer).toEqual({ messages: 2 })
    for (const room of [here, there])
      expect(lines(room)).toEqual(['', 'of ben', '', 'took back 2'])
    expect(JSON.stringify(there.items.value)).not.toContain('secret')
  })

  it('reaches who was away, and is not on their device any more', async () => {
    const { one, two, there } = await both()
    server.cut()
    two.teahouse.offline()
    await clock.pass(5_000)
    void one.teahouse.forgetMe()
    await clock.pass(1_000)
    two.teahouse.online()
    await clock.pass(20_000)
    expect(lines(there)).toEqual(['', 'of ben', '', 'took back 2'])
    expect(two.teahouse.rooms.value[0]?.last).toMatchObject({ text: '', recalled: true })
    expect(JSON.stringify(await bens.store.entries('lobby', 1))).not.toContain('secret')
  })

  it('can say something new, which stays', async () => {
    const { one, here } = await both()
    void one.teahouse.forgetMe()
    await clock.pass(100)
    one.teahouse.send('lobby', 'anew')
    await clock.pass(100)
    expect(lines(here).at(-1)).toBe('anew')
  })

  it('is told when there is no connection, and asks for the same when they try again', async () => {
    const { one, here } = await both()
    server.down = true
    server.cut()
    await clock.pass(100)
    expect(await one.teahouse.forgetMe()).toEqual({ refused: 'unavailable' })
    server.down = false
    await clock.pass(30_000)
    const again = one.teahouse.forgetMe()
    await clock.pass(1_000)
    expect(await again).toEqual({ messages: 2 })
    expect(lines(here).at(-1)).toBe('took back 2')
  })
})
