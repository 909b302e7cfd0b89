import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { SELDOM_MS, useSeldom } from './useSeldom'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('what changes all the time is spoken at once, then every ten seconds as it is then', async () => {
  const scope = effectScope()
  const text = ref('')
  const spoken = scope.run(() => useSeldom(text))!
  const changes = async (to: string) => {
    text.value = to
    await nextTick()
  }
  await changes('ben is typing')
  expect(spoken.value).toBe('ben is typing')
  await changes('')
  expect(spoken.value).toBe('')
  await changes('ben is typing')
  await changes('ben and cem are typing')
  expect(spoken.value).toBe('')
  vi.advanceTimersByTime(SELDOM_MS)
  expect(spoken.value).toBe('ben and cem are typing')
  await changes('cem is typing')
  scope.stop()
  vi.advanceTimersByTime(2 * SELDOM_MS)
  expect(spoken.value).toBe('ben and cem are typing')
})
