import { beforeEach, describe, expect, it } from 'vitest'
import { Device, userId } from '../testing/device'
import { settled } from '../testing/manualClock'

let device: Device

beforeEach(() => {
  device = new Device()
})

describe('a connection', () => {
  it('asks who we are, shows the token in the first frame, and is live when the server has said our name', async () => {
    device.connection.open()
    expect(device.connection.send({ type: 'ping', data: {} })).toBe(false)
    await settled()
    device.socket().listener.opened()
    expect(device.socket().sent).toEqual([{ type: 'connection', data: { userId, token: 'token', v: 1 } }])
    expect(device.connection.send({ type: 'ping', data: {} })).toBe(false)
    device.socket().tell(device.hello())
    expect(device.story).toEqual(['connecting', 'live', 'hello ana'])
    expect(device.connection.send({ type: 'ping', data: {} })).toBe(true)
  })

  it('comes with a name at the first visit, and without one if that will not do', async () => {
    device.answer = { session: { userId, token: 'token', expiresAt: device.clock.now() + 3_600_000, fresh: true } }
    device.connection.open()
    await settled()
    device.socket().listener.opened()
    device.socket().tell({ type: 6, data: { code: 'nameNotAllowed', message: '' } })
    expect(device.socket().sent.map(frame => frame.type === 'connection' && frame.data?.name)).toEqual(['Quiet Oolong', undefined])
  })

  it('does not open twice', async () => {
    device.connection.open()
    device.connection.open()
    await settled()
    device.connection.open()
    expect(device.asked).toEqual([false])
    expect(device.sockets).toHaveLength(1)
  })

  it('is tried anew when somebody asks for it, or the network is back, and the attempt has hung for a while', async () => {
    device.connection.open()
    await settled()
    await device.clock.pass(1_900)
    device.connection.open()
    device.connection.online()
    await settled()
    expect(device.sockets).toHaveLength(1)
    await device.clock.pass(100)
    device.connection.online()
    await settled()
    expect(device.sockets.map(one => one.dropped)).toEqual([true, false])
    await device.clock.pass(2_000)
    device.connection.open()
    await settled()
    expect(device.sockets.map(one => one.dropped)).toEqual([true, true, false])
    device.socket().listener.opened()
    device.socket().tell(device.hello())
    expect(device.story).toEqual(['connecting', 'connecting', 'connecting', 'live', 'hello ana'])
  })

  it('lets go of the question who we are when it is asked anew', async () => {
    device.hangs = true
    device.connection.open()
    await settled()
    await device.clock.pass(2_000)
    device.hangs = false
    device.connection.shown()
    await settled()
    expect(device.signals.map(signal => signal.aborted)).toEqual([true, false])
    expect(device.sockets).toHaveLength(1)
  })

  it('passes over what it does not understand', async () => {
    await device.live()
    for (const text of ['', '{', '[]', 'null', '7', '{"type":"1","data":{}}', '{"type":99,"data":{}}', '{"type":1}', '{"type":1.5,"data":{}}', '{"type":1,"data":null}'])
      device.socket().listener.heard(text)
    expect(device.story).toEqual(['connecting', 'live', 'hello ana'])
  })

  it('waits longer and longer between attempts, up to half a minute, and shortly again after one that held', async () => {
    await device.live()
    const waits: number[] = []
    for (let i = 0; i < 12; i++) {
      device.socket().listener.closed(1006)
      const wait = device.connection.status.state === 'waiting' ? device.connection.status.retryAt - device.clock.now() : NaN
      waits.push(wait)
      await device.clock.pass(wait)
    }
    expect(waits.slice(0, 4)).toEqual([1_000, 1_750, 2_875, 4_562.5])
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000)
    expect(waits.at(-1)).toBeGreaterThan(20_000)

    device.socket().listener.opened()
    device.socket().tell(device.hello())
    await device.clock.pass(10_000)
    device.socket().listener.closed(1006)
    expect(device.story.at(-1)).toBe('waiting 1000')
  })

  it('asks for a session only if the one that it has is about to expire', async () => {
    await device.live()
    device.socket().listener.closed(1006)
    await device.clock.pass(2_000)
    expect(device.asked).toEqual([false])
    device.socket().listener.opened()
    expect(device.socket().sent).toEqual([{ type: 'connection', data: { userId, token: 'token-1', v: 1 } }])
    device.socket().tell(device.hello())
    await device.clock.pass(1_000)
    device.socket().listener.closed(1006)
    await device.clock.sleep(3_600_000)
    expect(device.asked).toEqual([false, false])
  })

  it('tries again when nobody answers who we are, as late as it is told', async () => {
    device.answer = { retryAfter: 4_000 }
    device.connection.open()
    await settled()
    expect(device.story.at(-1)).toBe('waiting 5000')
    expect(device.sockets).toHaveLength(0)
    await device.clock.pass(5_000)
    expect(device.asked).toHaveLength(2)
  })

  it('gives up a line on which nothing is said in time', async () => {
    device.connection.open()
    await settled()
    device.socket().listener.opened()
    await device.clock.pass(14_999)
    expect(device.connection.status.state).toBe('connecting')
    await device.clock.pass(1)
    expect(device.connection.status.state).toBe('waiting')
    expect(device.sockets[0]!.dropped).toBe(true)
  })

  it('hears nothing of a line that it has given up', async () => {
    await device.live()
    const [old] = device.sockets
    device.socket().listener.closed(1006)
    await device.clock.pass(1_000)
    device.socket().listener.opened()
    device.socket().tell(device.hello())
    expect(old!.dropped).toBe(true)
    expect(device.story).toEqual(['connecting', 'live', 'hello ana', 'cut', 'waiting 1000', 'connecting', 'live', 'hello ana'])
  })

  it('is silent after it was closed for good', async () => {
    await device.live()
    device.connection.close()
    await device.clock.pass(600_000)
    expect(device.story).toEqual(['connecting', 'live', 'hello ana', 'cut'])
    expect(device.clock.pending).toBe(0)
  })
})

describe('a device without a network', () => {
  it('says so, tries nevertheless, and connects at once when there is one', async () => {
    await device.live()
    device.online = false
    device.socket().listener.closed(1006)
    expect(device.story.at(-1)).toBe('offline 1000')
    await device.clock.pass(1_000)
    device.socket().listener.closed(1006)
    expect(device.story.at(-1)).toMatch(/^offline/)
    device.online = true
    device.connection.online()
    await settled()
    expect(device.sockets).toHaveLength(3)
    expect(device.story.at(-1)).toBe('connecting')
  })

  it('is offline as soon as it says so, while it waits', async () => {
    await device.live()
    device.socket().listener.closed(1006)
    device.connection.offline()
    expect(device.story.at(-1)).toBe('offline 1000')
  })
})
