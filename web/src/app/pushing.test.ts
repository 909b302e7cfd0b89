import { beforeEach, describe, expect, it } from 'vitest'
import { emptyHouse } from '../testing/emptyHouse'
import { atFirst } from './reaching'
import { ARRIVES_MS } from './pushing'

let { clock, server, anas } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas } = emptyHouse())
})

const heard = (type: string) => server.heard.filter(frame => frame.type === type).map(frame => frame.data)
const subscription = (page: { pushAddress: object | undefined }, more: object) => ({ ...page.pushAddress, ...more })

describe('pushes', () => {
  it('are known to the house from when they are turned on, again after every cut, and no more when they are turned off', async () => {
    const page = await anas.visit()
    page.permission = 'granted'
    const push = await page.teahouse.notifications.push()
    const on = push.turnOn()
    await clock.pass(50)
    expect(await on).toEqual(page.pushAddress)
    expect(heard('pushSubscribe')).toEqual([subscription(page, { words: true })])
    page.reaching = { ...page.reaching, words: false }
    server.cut()
    await clock.pass(20_000)
    expect(heard('pushSubscribe').at(-1)).toEqual(subscription(page, { words: false }))
    const { endpoint } = page.pushAddress!
    void push.turnOff()
    await clock.pass(50)
    expect([heard('pushUnsubscribe'), page.pushAddress]).toEqual([[{ endpoint }], undefined])
    const before = heard('pushSubscribe').length
    server.cut()
    await clock.pass(20_000)
    expect(heard('pushSubscribe')).toHaveLength(before)
  })

  it('are not wanted in quiet hours, which the house is told in its own time', async () => {
    const page = await anas.visit()
    page.reaching = { ...atFirst, quiet: { on: true, from: 22 * 60, to: 7 * 60 } }
    const push = await page.teahouse.notifications.push()
    void push.turnOn()
    await clock.pass(50)
    const offset = new Date(clock.now()).getTimezoneOffset()
    const inUtc = (minute: number) => (minute + offset + 24 * 60) % (24 * 60)
    expect(heard('pushSubscribe')).toEqual([subscription(page, { words: true, quietFrom: inUtc(22 * 60), quietTo: inUtc(7 * 60) })])
  })

  it('are not turned on where the house does not push, or does not answer', async () => {
    const page = await anas.visit()
    const push = await page.teahouse.notifications.push()
    page.pushKey = 'off'
    expect(await push.turnOn()).toBe('off')
    page.pushKey = undefined
    expect(await push.turnOn()).toBe('cut')
    expect(heard('pushSubscribe')).toEqual([])
  })

  it('are wanted while nobody sits before the page, which the house is told when that changes and after a cut', async () => {
    const page = await anas.visit()
    expect(heard('attend')).toEqual([])
    page.hide()
    page.blur()
    await clock.pass(50)
    expect(heard('attend')).toEqual([{ on: false }])
    server.cut()
    await clock.pass(20_000)
    expect(heard('attend')).toEqual([{ on: false }, { on: false }])
    page.show()
    await clock.pass(50)
    expect(heard('attend').at(-1)).toEqual({ on: true })
  })

  it('can be tried: one comes, is not taken, or is taken and does not come', async () => {
    const page = await anas.visit()
    const address = { endpoint: 'https://push.example/', p256dh: 'p', auth: 'a' }
    const push = await page.teahouse.notifications.push()
    const came = push.attempt(address)
    await clock.pass(200)
    page.pushCame()
    expect(await came).toEqual({ came: true, ms: 200 })

    const lost = push.attempt(address)
    await clock.pass(ARRIVES_MS + 100)
    expect(await lost).toEqual({ came: false, why: 'lost' })

    server.pushes.fate = 'gone'
    const gone = push.attempt(address)
    await clock.pass(50)
    expect(await gone).toEqual({ came: false, why: 'gone' })
    server.down = true
    server.cut()
    await clock.pass(50)
    expect(await push.attempt(address)).toEqual({ came: false, why: 'cut' })
  })
})
