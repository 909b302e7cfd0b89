// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserAttention } from './attention'

let story: string[]
const note = ({ type }: Event) => story.push(type)

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  story = []
  for (const kind of ['attended', 'unattended'])
    addEventListener(kind, note)
})
afterEach(() => {
  for (const kind of ['attended', 'unattended'])
    removeEventListener(kind, note)
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('somebody before the page', () => {
  it('is there while they do something, gone after a minute without, and there again with the first touch', async () => {
    const { isAttended } = browserAttention()
    await vi.advanceTimersByTimeAsync(59_000)
    dispatchEvent(new Event('pointermove'))
    await vi.advanceTimersByTimeAsync(59_000)
    expect([isAttended(), story]).toEqual([true, []])
    await vi.advanceTimersByTimeAsync(2_000)
    expect([isAttended(), story]).toEqual([false, ['unattended']])
    dispatchEvent(new Event('keydown'))
    expect([isAttended(), story]).toEqual([true, ['unattended', 'attended']])
  })

  it('is not there when another window is used, though this one can be seen', () => {
    const { isAttended } = browserAttention()
    vi.mocked(document.hasFocus).mockReturnValue(false)
    expect(isAttended()).toBe(false)
  })
})
