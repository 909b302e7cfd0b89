import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settled } from '../testing/manualClock'
import type { Ringing } from './bell'
import { browserBell } from './bell'

const ringing: Ringing = { tag: 'lobby', title: 'ben', body: 'tea?', room: 'lobby', seq: 4, again: true, silent: false }

/** As on Android: the name is there, and only a worker may use it. */
class ForWorkersOnly {
  static permission = 'granted'
  constructor() {
    throw new TypeError('Illegal constructor')
  }
}

/** As on a desktop, before there is a worker. */
class ForPages {
  static permission = 'granted'
  onclick = () => {}
  onclose = () => {}
  constructor(readonly title: string, readonly options: Record<string, unknown>) {
    told.push([title, options.body, options.renotify])
    made.push(this)
  }

  close() {
    told.push('closed')
  }
}

/** A worker that keeps what it shows, by tag. */
class Worker {
  active = {}
  readonly shown = new Map<unknown, Record<string, unknown>>()

  async showNotification(title: string, options: Record<string, unknown>) {
    told.push([title, options.body, options.renotify])
    this.shown.set(options.tag, options)
  }

  async getNotifications({ tag }: { tag: string }) {
    const options = this.shown.get(tag)
    return options ? [{ data: options.data, close: () => void this.shown.delete(tag) }] : []
  }
}

let told: unknown[]
const made: ForPages[] = []
let registration: Worker | undefined

beforeEach(() => {
  told = []
  registration = new Worker()
  vi.stubGlobal('Notification', ForWorkersOnly)
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration } })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the bell of a browser', () => {
  it('rings through the worker, with what can be done there and where a click leads', async () => {
    const bell = browserBell()
    bell.ring({ ...ringing, actions: { reply: 'Reply', read: 'Mark as read' } }, () => {})
    await settled()
    expect(told).toEqual([['ben', 'tea?', true]])
    expect(registration!.shown.get('lobby')).toMatchObject({
      data: { room: 'lobby', seq: 4 },
      actions: [{ action: 'reply', title: 'Reply', type: 'text' }, { action: 'read', title: 'Mark as read' }],
    })
    expect(bell.permission()).toBe('granted')
  })

  it('does not ring again for what a push has told, and has the newer words', async () => {
    registration!.shown.set('lobby', { tag: 'lobby', data: { room: 'lobby', seq: 4 } })
    const bell = browserBell()
    bell.ring(ringing, () => {})
    bell.ring({ ...ringing, seq: 5, body: 'or coffee?' }, () => {})
    await settled()
    expect(told).toEqual([['ben', 'tea?', false], ['ben', 'or coffee?', true]])
  })

  it('closes what is not true any more, also when it is shown a moment before', async () => {
    const bell = browserBell()
    bell.ring(ringing, () => {})
    bell.hush('lobby')
    await settled()
    expect(registration!.shown.size).toBe(0)
  })

  it('lets the page ring where there is no worker', async () => {
    registration = undefined
    vi.stubGlobal('Notification', ForPages)
    vi.stubGlobal('window', { focus: () => told.push('focused') })
    const bell = browserBell()
    bell.ring(ringing, () => told.push('clicked'))
    await settled()
    made.at(-1)!.onclick()
    expect(told).toEqual([['ben', 'tea?', true], 'focused', 'closed', 'clicked'])
    bell.hush('lobby')
    await settled()
    expect(told.at(-1)).toBe('closed')
  })

  it('is none where neither page nor worker can ring, and says so', async () => {
    const worker = registration
    registration = undefined
    const bell = browserBell()
    bell.ring(ringing, () => {})
    await settled()
    expect(bell.permission()).toBe('unsupported')
    // The worker comes a little later than the page.
    registration = worker
    bell.ring(ringing, () => {})
    await settled()
    expect([told.length, bell.permission()]).toEqual([1, 'granted'])
  })

  it('is none where the page has no notifications at all', () => {
    vi.stubGlobal('Notification', undefined)
    expect(browserBell().permission()).toBe('unsupported')
  })
})
