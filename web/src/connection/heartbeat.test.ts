import { beforeEach, describe, expect, it } from 'vitest'
import { Device } from '../testing/device'
import { DEAD_AFTER_MS, PING_EVERY_MS } from './heartbeat'

let device: Device

beforeEach(() => {
  device = new Device()
})

describe('a line that died without a word', () => {
  it('is pinged, and given up after a long silence', async () => {
    await device.live()
    await device.clock.pass(PING_EVERY_MS)
    expect(device.socket().sent.map(frame => frame.type)).toEqual(['connection', 'ping'])
    await device.clock.pass(DEAD_AFTER_MS - PING_EVERY_MS - 1)
    expect(device.connection.status.state).toBe('live')
    await device.clock.pass(1)
    expect(device.story.slice(-2)).toEqual(['cut', 'waiting 1000'])
  })

  it('is kept as long as anything is heard', async () => {
    await device.live()
    for (let i = 0; i < 20; i++) {
      await device.clock.pass(15_000)
      device.socket().tell({ type: 7, data: { at: 0, heads: [] } })
    }
    expect(device.connection.status.state).toBe('live')
  })

  it('is given up at once when the device has slept for long', async () => {
    await device.live()
    await device.clock.sleep(8 * 3_600_000)
    expect(device.story.slice(3, 4)).toEqual(['cut'])
  })

  it('is asked first when the page was hidden, because there alarms are late anyway', async () => {
    await device.live()
    device.hidden = true
    await device.clock.sleep(60_000)
    expect(device.connection.status.state).toBe('live')
    expect(device.socket().sent.at(-1)?.type).toBe('ping')
    device.socket().tell({ type: 7, data: { at: 0, heads: [] } })
    await device.clock.pass(5_000)
    expect(device.connection.status.state).toBe('live')
  })

  it('is asked when the page is seen again or the network changes, and has five seconds', async () => {
    await device.live()
    await device.clock.pass(10_000)
    device.connection.shown()
    device.connection.offline()
    expect(device.socket().sent.filter(frame => frame.type === 'ping')).toHaveLength(1)
    await device.clock.pass(4_999)
    expect(device.connection.status.state).toBe('live')
    await device.clock.pass(1)
    expect(device.connection.status.state).toBe('waiting')
  })
})
