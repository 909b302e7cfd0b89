import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settled } from '../testing/manualClock'
import { browserBell } from './bell'

const ringing = { tag: 'one', title: 'ben', body: 'tea?', room: 'lobby' } as const

/** As on Android: the name is there, and only a worker may use it. */
class ForWorkersOnly {
  static permission = 'granted'
  constructor() {
    throw new TypeError('Illegal constructor')
  }
}

let told: unknown[]
let registration: { showNotification: (title: string, options: unknown) => Promise<void> } | undefined

beforeEach(() => {
  told = []
  registration = { showNotification: async (title, options) => void told.push([title, options]) }
  vi.stubGlobal('Notification', ForWorkersOnly)
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration } })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the bell of a browser', () => {
  it('lets the worker ring where a page may not', async () => {
    const bell = browserBell()
    bell.ring(ringing, () => {})
    await settled()
    expect(told).toEqual([['ben', { tag: 'one', body: 'tea?', data: { room: 'lobby' } }]])
    expect(bell.permission()).toBe('granted')
  })

  it('is none where there is no worker either, and says so', async () => {
    registration = undefined
    const bell = browserBell()
    bell.ring(ringing, () => {})
    await settled()
    expect(bell.permission()).toBe('unsupported')
    // The worker comes a little later than the page.
    registration = { showNotification: async () => void told.push('rung') }
    bell.ring(ringing, () => {})
    await settled()
    expect([told, bell.permission()]).toEqual([['rung'], 'granted'])
  })

  it('is none where the page has no notifications at all', () => {
    vi.stubGlobal('Notification', undefined)
    expect(browserBell().permission()).toBe('unsupported')
  })
})
