// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import type { HouseNotice, Status } from '../../app/teahouse'
import { languageKey } from '../../words/words'
import Banner from './Banner.vue'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const setup = (status: Status, more: { catchingUp?: { left: number }, notices?: HouseNotice[], offer?: boolean } = {}) => mount(Banner, {
  props: { status, catchingUp: more.catchingUp, notices: more.notices ?? [], offer: more.offer ?? false },
  global: { provide: { [languageKey]: ref('en') } },
})
const after = async (ms: number) => {
  vi.advanceTimersByTime(ms)
  await nextTick()
}

describe('the banner', () => {
  test('says nothing while all is well', () => {
    expect(setup({ state: 'live', been: true }).text()).toBe('')
  })

  test('offline says what becomes of what one writes', () => {
    expect(setup({ state: 'offline', been: true }).text()).toContain('goes out, in order, once you’re back')
  })

  test('a reload that connects quickly never shows it', async () => {
    const banner = setup({ state: 'connecting', been: true })
    await after(1000)
    expect(banner.text()).toBe('')
    await after(4000)
    expect(banner.text()).toContain('can’t be reached')
  })

  test('each new attempt leaves the line standing, so that it does not blink', async () => {
    const banner = setup({ state: 'waiting', retryAt: 1, been: true })
    expect(banner.text()).toContain('can’t be reached')
    await banner.setProps({ status: { state: 'connecting', been: true } })
    expect(banner.text()).toContain('can’t be reached')
    await banner.setProps({ status: { state: 'live', been: true } })
    expect(banner.text()).toBe('')
  })

  test('catching up is told when it takes a while, with how much is left', async () => {
    const banner = setup({ state: 'live', been: true }, { catchingUp: { left: 100 } })
    expect(banner.text()).toBe('')
    await after(1000)
    await banner.setProps({ catchingUp: { left: 25 } })
    expect(banner.text()).toContain('25 to go')
    expect(banner.get('[role=progressbar]').attributes('aria-valuenow')).toBe('75')
  })

  test('shown out is not taken for a bad line', async () => {
    const banner = setup({ state: 'signed-out', why: 'shown-out', been: true })
    expect(banner.text()).toContain('asked to stop')
    await banner.get('button').trigger('click')
    expect(banner.emitted('tryNow')).toHaveLength(1)
  })

  test('after an answer one writes on: the button that had the focus is gone', async () => {
    const box = document.body.appendChild(Object.assign(document.createElement('textarea'), { id: 'composer' }))
    const banner = setup({ state: 'live', been: true }, { notices: [{ kind: 'left', key: 'left', room: 'room-tea', name: 'tea' }] })
    await banner.get('button').trigger('click')
    expect(banner.emitted('dismiss')).toHaveLength(1)
    expect(document.activeElement).toBe(box)
    box.remove()
  })

  test('the offer of notices can be taken or declined, and gives way to what matters more', async () => {
    const banner = setup({ state: 'live', been: true }, { offer: true })
    await banner.findAll('button')[0]!.trigger('click')
    expect(banner.emitted('decline')).toHaveLength(1)
    await banner.findAll('button')[1]!.trigger('click')
    expect(banner.emitted('allow')).toHaveLength(1)
    await banner.setProps({ status: { state: 'offline', been: true } })
    expect(banner.text()).not.toContain('Shall we')
  })
})
