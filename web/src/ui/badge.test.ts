// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { markOf, showBadge } from './badge'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the icon of the page', () => {
  it('counts what is for us, up to nine, and has a dot for what else is unread', () => {
    expect([{ unread: 0, forMe: 0 }, { unread: 7, forMe: 0 }, { unread: 7, forMe: 3 }, { unread: 70, forMe: 12 }].map(markOf)).toEqual(['', '•', '3', '9+'])
  })

  it('counts for the system what is for us, and nothing else', () => {
    const told: (number | 'none')[] = []
    vi.stubGlobal('navigator', { setAppBadge: async (count: number) => void told.push(count), clearAppBadge: async () => void told.push('none') })
    showBadge({ unread: 4, forMe: 2 })
    showBadge({ unread: 5, forMe: 2 })
    showBadge({ unread: 5, forMe: 0 })
    showBadge({ unread: 0, forMe: 0 })
    expect(told).toEqual([2, 'none', 'none'])
  })
})
