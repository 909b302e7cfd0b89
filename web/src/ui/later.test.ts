// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { later } from './later'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what comes later is asked for again until the network is there', async () => {
  const tea = defineComponent({ render: () => h('p', 'tea') })
  const loader = vi.fn()
    .mockRejectedValueOnce(new TypeError('no network'))
    .mockRejectedValueOnce(new TypeError('no network'))
    .mockResolvedValue(tea)
  const Later = later(loader)
  const page = mount(() => h('div', h(Later)))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(page.text()).toBe('')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(page.text()).toBe('tea')
  expect(loader).toHaveBeenCalledTimes(3)
})
