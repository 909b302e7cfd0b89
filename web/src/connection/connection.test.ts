import type { ConnectionStatus } from './connection'
import type { SessionAnswer } from './session'
import type { SocketListener } from './socket'
import type { ClientFrame, ServerFrame } from '../protocol/frames.gen'
import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock, settled } from '../testing/manualClock'
import { Connection } from './connection'
import { DEAD_AFTER_MS, PING_EVERY_MS } from './heartbeat'

const userId = '00000000-0000-4000-8000-00000000000a'

class FakeSocket {
  readonly sent: ClientFrame[] = []
  dropped = false

  constructor(readonly listener: SocketListener) {}

  send(text: string) {
    this.sent.push(JSON.parse(text) as ClientFrame)
  }

  drop() {
    this.dropped = true
  }

  tell(frame: ServerFrame) {
    this.listener.heard(JSON.stringify(frame))
  }
}

let clock: ManualClock
let sockets: FakeSocket[]
let asked: boolean[]
let answer: SessionAnswer
let hangs: boolean
let signals: AbortSignal[]
let story: string[]
let online: boolean
let hidden: boolean
let connection: Connection

const socket = () => sockets.at(-1)!

function hello(name = 'ana'): ServerFrame {
  return { type: 3, data: { userId, token: `token-${sockets.length}`, name, expiresAt: clock.now() + 3_600_000 } }
}

function told(status: ConnectionStatus): string {
  return 'retryAt' in status ? `${status.state} ${status.retryAt - clock.now()}` : status.state
}

/** Opens, and is greeted. */
async function live() {
  connection.open()
  await settled()
  socket().listener.opened()
  socket().tell(hello())
}

beforeEach(() => {
  clock = new ManualClock()
  sockets = []
  signals = []
  hangs = false
  asked = []
  answer = { session: { userId, token: 'token', expiresAt: clock.now() + 3_600_000, fresh: false } }
  story = []
  online = true
  hidden = false
  connection = new Connection({
    clock,
    random: () => 0.5,
    openSocket: (listener) => {
      sockets.push(new FakeSocket(listener))
      return socket()
    },
    askSession: async (anew, signal) => {
      asked.push(anew)
      signals.push(signal)
      return hangs ? new Promise(() => {}) : answer
    },
    isOnline: () => online,
    isHidden: () => hidden,
    nameFor: session => session.fresh ? 'Quiet Oolong' : undefined,
  }, {
    status: status => story.push(told(status)),
    live: data => story.push(`hello ${data.name}`),
    cut: () => story.push('cut'),
    heard: frame => story.push(`heard ${frame.type}`),
  })
})

describe('a connection', () => {
  it('asks who we are, shows the token in the first frame, and is live when the server has said our name', async () => {
    connection.open()
    expect(connection.send({ type: 'ping', data: {} })).toBe(false)
    await settled()
    socket().listener.opened()
    expect(socket().sent).toEqual([{ type: 'connection', data: { userId, token: 'token', v: 1 } }])
    expect(connection.send({ type: 'ping', data: {} })).toBe(false)
    socket().tell(hello())
    expect(story).toEqual(['connecting', 'live', 'hello ana'])
    expect(connection.send({ type: 'ping', data: {} })).toBe(true)
  })

  it('comes with a name at the first visit, and without one if that will not do', async () => {
    answer = { session: { userId, token: 'token', expiresAt: clock.now() + 3_600_000, fresh: true } }
    connection.open()
    await settled()
    socket().listener.opened()
    socket().tell({ type: 6, data: { code: 'nameNotAllowed', message: '' } })
    expect(socket().sent.map(frame => frame.type === 'connection' && frame.data?.name)).toEqual(['Quiet Oolong', undefined])
  })

  it('does not open twice', async () => {
    connection.open()
    connection.open()
    await settled()
    connection.open()
    expect(asked).toEqual([false])
    expect(sockets).toHaveLength(1)
  })

  it('is tried anew when somebody asks for it, or the network is back, and the attempt has hung for a while', async () => {
    connection.open()
    await settled()
    await clock.pass(1_900)
    connection.open()
    connection.online()
    await settled()
    expect(sockets).toHaveLength(1)
    await clock.pass(100)
    connection.online()
    await settled()
    expect(sockets.map(one => one.dropped)).toEqual([true, false])
    await clock.pass(2_000)
    connection.open()
    await settled()
    expect(sockets.map(one => one.dropped)).toEqual([true, true, false])
    socket().listener.opened()
    socket().tell(hello())
    expect(story).toEqual(['connecting', 'connecting', 'connecting', 'live', 'hello ana'])
  })

  it('lets go of the question who we are when it is asked anew', async () => {
    hangs = true
    connection.open()
    await settled()
    await clock.pass(2_000)
    hangs = false
    connection.shown()
    await settled()
    expect(signals.map(signal => signal.aborted)).toEqual([true, false])
    expect(sockets).toHaveLength(1)
  })

  it('passes over what it does not understand', async () => {
    await live()
    for (const text of ['', '{', '[]', 'null', '7', '{"type":"1","data":{}}', '{"type":99,"data":{}}', '{"type":1}', '{"type":1.5,"data":{}}', '{"type":1,"data":null}'])
      socket().listener.heard(text)
    expect(story).toEqual(['connecting', 'live', 'hello ana'])
  })

  it('waits longer and longer between attempts, up to half a minute, and shortly again after one that held', async () => {
    await live()
    const waits: number[] = []
    for (let i = 0; i < 12; i++) {
      socket().listener.closed(1006)
      const wait = connection.status.state === 'waiting' ? connection.status.retryAt - clock.now() : NaN
      waits.push(wait)
      await clock.pass(wait)
    }
    expect(waits.slice(0, 4)).toEqual([1_000, 1_750, 2_875, 4_562.5])
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000)
    expect(waits.at(-1)).toBeGreaterThan(20_000)

    socket().listener.opened()
    socket().tell(hello())
    await clock.pass(10_000)
    socket().listener.closed(1006)
    expect(story.at(-1)).toBe('waiting 1000')
  })

  it('asks for a session only if the one that it has is about to expire', async () => {
    await live()
    socket().listener.closed(1006)
    await clock.pass(2_000)
    expect(asked).toEqual([false])
    socket().listener.opened()
    expect(socket().sent).toEqual([{ type: 'connection', data: { userId, token: 'token-1', v: 1 } }])
    socket().tell(hello())
    await clock.pass(1_000)
    socket().listener.closed(1006)
    await clock.sleep(3_600_000)
    expect(asked).toEqual([false, false])
  })

  it('tries again when nobody answers who we are, as late as it is told', async () => {
    answer = { retryAfter: 4_000 }
    connection.open()
    await settled()
    expect(story.at(-1)).toBe('waiting 5000')
    expect(sockets).toHaveLength(0)
    await clock.pass(5_000)
    expect(asked).toHaveLength(2)
  })

  it('gives up a line on which nothing is said in time', async () => {
    connection.open()
    await settled()
    socket().listener.opened()
    await clock.pass(14_999)
    expect(connection.status.state).toBe('connecting')
    await clock.pass(1)
    expect(connection.status.state).toBe('waiting')
    expect(sockets[0]!.dropped).toBe(true)
  })

  it('hears nothing of a line that it has given up', async () => {
    await live()
    const [old] = sockets
    socket().listener.closed(1006)
    await clock.pass(1_000)
    socket().listener.opened()
    socket().tell(hello())
    expect(old!.dropped).toBe(true)
    expect(story).toEqual(['connecting', 'live', 'hello ana', 'cut', 'waiting 1000', 'connecting', 'live', 'hello ana'])
  })

  it('is silent after it was closed for good', async () => {
    await live()
    connection.close()
    await clock.pass(600_000)
    expect(story).toEqual(['connecting', 'live', 'hello ana', 'cut'])
    expect(clock.pending).toBe(0)
  })
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
    await live()
    socket().listener.closed(code)
    expect(story.slice(-2)).toEqual(['cut', expected])
  })

  it('of the 4100s asks who we are at once, anew if the token was the reason, and the second time with patience', async () => {
    await live()
    socket().listener.closed(4103)
    await settled()
    expect(asked).toEqual([false, true])
    expect(sockets).toHaveLength(2)
    socket().listener.opened()
    socket().listener.closed(4103)
    await settled()
    expect(connection.status.state).toBe('waiting')
    expect(sockets).toHaveLength(2)
  })

  it('that says that we were late does not cost us the token', async () => {
    connection.open()
    await settled()
    socket().listener.closed(4100)
    await settled()
    expect(asked).toEqual([false, false])
  })

  it('that means "stay away" is obeyed until somebody asks for more', async () => {
    await live()
    socket().listener.closed(4200)
    connection.online()
    connection.shown()
    await clock.pass(600_000)
    expect(sockets).toHaveLength(1)
    connection.open()
    await settled()
    expect(sockets).toHaveLength(2)
  })

  it('comes after a notice that says for how long', async () => {
    await live()
    socket().tell({ type: 18, data: { kind: 'moving', retryAfter: 8_000 } })
    socket().listener.closed(1012)
    expect(story.at(-1)).toBe('waiting 10000')
  })
})

describe('a line that died without a word', () => {
  it('is pinged, and given up after a long silence', async () => {
    await live()
    await clock.pass(PING_EVERY_MS)
    expect(socket().sent.map(frame => frame.type)).toEqual(['connection', 'ping'])
    await clock.pass(DEAD_AFTER_MS - PING_EVERY_MS - 1)
    expect(connection.status.state).toBe('live')
    await clock.pass(1)
    expect(story.slice(-2)).toEqual(['cut', 'waiting 1000'])
  })

  it('is kept as long as anything is heard', async () => {
    await live()
    for (let i = 0; i < 20; i++) {
      await clock.pass(15_000)
      socket().tell({ type: 7, data: { at: 0, heads: [] } })
    }
    expect(connection.status.state).toBe('live')
  })

  it('is given up at once when the device has slept for long', async () => {
    await live()
    await clock.sleep(8 * 3_600_000)
    expect(story.slice(3, 4)).toEqual(['cut'])
  })

  it('is asked first when the page was hidden, because there alarms are late anyway', async () => {
    await live()
    hidden = true
    await clock.sleep(60_000)
    expect(connection.status.state).toBe('live')
    expect(socket().sent.at(-1)?.type).toBe('ping')
    socket().tell({ type: 7, data: { at: 0, heads: [] } })
    await clock.pass(5_000)
    expect(connection.status.state).toBe('live')
  })

  it('is asked when the page is seen again or the network changes, and has five seconds', async () => {
    await live()
    await clock.pass(10_000)
    connection.shown()
    connection.offline()
    expect(socket().sent.filter(frame => frame.type === 'ping')).toHaveLength(1)
    await clock.pass(4_999)
    expect(connection.status.state).toBe('live')
    await clock.pass(1)
    expect(connection.status.state).toBe('waiting')
  })
})

describe('a device without a network', () => {
  it('says so, tries nevertheless, and connects at once when there is one', async () => {
    await live()
    online = false
    socket().listener.closed(1006)
    expect(story.at(-1)).toBe('offline 1000')
    await clock.pass(1_000)
    socket().listener.closed(1006)
    expect(story.at(-1)).toMatch(/^offline/)
    online = true
    connection.online()
    await settled()
    expect(sockets).toHaveLength(3)
    expect(story.at(-1)).toBe('connecting')
  })

  it('is offline as soon as it says so, while it waits', async () => {
    await live()
    socket().listener.closed(1006)
    connection.offline()
    expect(story.at(-1)).toBe('offline 1000')
  })
})
