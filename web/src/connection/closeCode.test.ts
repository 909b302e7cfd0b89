import { beforeEach, describe, expect, it } from 'vitest'
import { Device } from '../testing/device'
import { settled } from '../testing/manualClock'

let device: Device

beforeEach(() => {
  device = new Device()
})

describe('a close code', () => {
  it.each([
    [1006, 'waiting 1000'],
    [1001, 'waiting 1250'],
    [1012, 'waiting 1250'],
    [4008, 'waiting 1000'],
    [4009, 'waiting 6250'],
    [4055, 'waiting 1000'],
    [1002, 'waiting 12500'],
    [4200, 'signed-out'],
    [4299, 'signed-out'],
  ])('%i: %s', async (code, expected) => {
    await device.live()
    device.socket().listener.closed(code)
    expect(device.story.slice(-2)).toEqual(['cut', expected])
  })

  it('of the 4100s asks who we are at once, anew if the token was the reason, and the second time with patience', async () => {
    await device.live()
    device.socket().listener.closed(4103)
    await settled()
    expect(device.asked).toEqual([false, true])
    expect(device.sockets).toHaveLength(2)
    device.socket().listener.opened()
    device.socket().listener.closed(4103)
    await settled()
    expect(device.connection.status.state).toBe('waiting')
    expect(device.sockets).toHaveLength(2)
  })

  it('that says that we were late does not cost us the token', async () => {
    device.connection.open()
    await settled()
    device.socket().listener.closed(4100)
    await settled()
    expect(device.asked).toEqual([false, false])
  })

  it('that means "stay away" is obeyed until somebody asks for more', async () => {
    await device.live()
    device.socket().listener.closed(4200)
    device.connection.online()
    device.connection.shown()
    await device.clock.pass(600_000)
    expect(device.sockets).toHaveLength(1)
    device.connection.open()
    await settled()
    expect(device.sockets).toHaveLength(2)
  })

  it('comes after a notice that says for how long', async () => {
    await device.live()
    device.socket().tell({ type: 18, data: { kind: 'moving', retryAfter: 8_000 } })
    device.socket().listener.closed(1012)
    expect(device.story.at(-1)).toBe('waiting 10000')
  })
})
