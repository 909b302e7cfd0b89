import { beforeEach, describe, expect, it } from 'vitest'
import { emptyHouse } from '../testing/emptyHouse'
import { ana, ben, cem } from '../testing/visitor'

let { clock, server, anas, bens } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas, bens } = emptyHouse())
})

const typed = () => server.heard.flatMap(frame => frame.type === 'typing' ? [frame.data.on] : [])

describe('that somebody writes', () => {
  it('is seen by the other one and not by oneself, until it is said', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    const [hers, his] = [a.teahouse.open('lobby'), b.teahouse.open('lobby')]
    await clock.pass(50)
    hers.write(true)
    await clock.pass(50)
    expect(his.writers.value).toEqual({ people: [expect.objectContaining({ userId: ana.userId })], count: 1 })
    expect(hers.writers.value).toBeUndefined()
    a.teahouse.send('lobby', 'there')
    await clock.pass(50)
    expect(his.writers.value).toBeUndefined()
  })

  it('is forgotten after six seconds, and told anew every three while it goes on', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    const [hers, his] = [a.teahouse.open('lobby'), b.teahouse.open('lobby')]
    await clock.pass(50)
    for (let keys = 0; keys < 70; keys++) {
      hers.write(true)
      await clock.pass(100)
    }
    expect(typed()).toEqual([true, true, true])
    expect(his.writers.value?.count).toBe(1)
    await clock.pass(6_000)
    expect(his.writers.value).toBeUndefined()
  })

  it('is taken back when all of it is taken away, and told of nobody when the line is cut', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    const [hers, his] = [a.teahouse.open('lobby'), b.teahouse.open('lobby')]
    await clock.pass(50)
    hers.write(true)
    hers.write(false)
    hers.write(false)
    await clock.pass(50)
    expect(typed()).toEqual([true, false])
    hers.write(true)
    await clock.pass(50)
    expect(his.writers.value?.count).toBe(1)
    server.cut()
    await clock.pass(10)
    expect(his.writers.value).toBeUndefined()
  })

  it('of three and more is counted', async () => {
    const a = await anas.visit()
    const hers = a.teahouse.open('lobby')
    server.tell({ type: 34, data: { room: 'lobby', users: [ana, ben, cem], count: 5 } })
    await clock.pass(50)
    expect(hers.writers.value?.count).toBe(4)
  })

  it('is neither told nor seen by who has switched it off', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    const [hers, his] = [a.teahouse.open('lobby'), b.teahouse.open('lobby')]
    await clock.pass(50)
    a.teahouse.shareTyping(false)
    hers.write(true)
    his.write(true)
    await clock.pass(50)
    expect(his.writers.value).toBeUndefined()
    expect(hers.writers.value).toBeUndefined()
    expect(typed()).toEqual([true])
  })

  it('shows in the list of rooms for a direct room', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    a.teahouse.send(`with-${ben.userId}`, 'just us')
    await clock.pass(200)
    b.teahouse.open(`with-${ana.userId}`).write(true)
    await clock.pass(50)
    expect(a.teahouse.rooms.value.at(-1)).toMatchObject({ kind: 'direct', writing: true })
  })
})
