// @vitest-environment happy-dom
import { flushPromises, shallowMount } from '@vue/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'
import type { OpenRoom, Teahouse } from './app/teahouse'
import Elsewhere from './features/room/Elsewhere.vue'
import RoomMenu from './features/room/RoomMenu.vue'
import { type State, standing } from './gallery/teahouse'
import type { LogItem } from './model/logItem'
import RoomScreen from './RoomScreen.vue'
import { languageKey } from './words/words'

function screen(state: State, refusing: Partial<Teahouse>) {
  const { teahouse, place } = standing(state, 'en')
  const tellRefused = vi.fn()
  const page = shallowMount(RoomScreen, {
    props: { teahouse: { ...teahouse, ...refusing, tellRefused }, roomKey: place, phone: false, wide: true, now: 0, newcomer: false, peopleShown: false },
    global: { provide: { [languageKey]: ref('en') }, stubs: { TopBar: { template: '<div><slot name="menu" /></div>' } } },
  })
  return { page, tellRefused }
}

describe('the screen of a room', () => {
  test('says why one could not come in', async () => {
    const { page, tellRefused } = screen('left', { enter: async () => 'tooManyRooms' })
    const elsewhere = await vi.waitFor(() => page.getComponent(Elsewhere))
    elsewhere.vm.$emit('enter')
    await flushPromises()
    expect(tellRefused).toHaveBeenCalledExactlyOnceWith('tooManyRooms')
  })

  test('says why one could not leave, and stays', async () => {
    const { page, tellRefused } = screen('empty', { leave: async () => 'unavailable' })
    page.getComponent(RoomMenu).vm.$emit('leave')
    await flushPromises()
    expect(tellRefused).toHaveBeenCalledExactlyOnceWith('unavailable')
    expect(page.emitted('left')).toBeUndefined()
  })

  test('says nothing when it went well', async () => {
    const { page, tellRefused } = screen('left', { enter: async () => undefined })
    const elsewhere = await vi.waitFor(() => page.getComponent(Elsewhere))
    elsewhere.vm.$emit('enter')
    await flushPromises()
    expect(tellRefused).not.toHaveBeenCalled()
  })
})

describe('what a screen reader is told', () => {
  const said = (seq: number): LogItem => ({ kind: 'message', key: `m${seq}`, seq, from: { userId: 'ana', name: 'Ana' }, own: false, forMe: false, text: `words ${seq}`, at: 0 })
  const draft: LogItem = { kind: 'draft', key: 'c', cid: 'c', text: 'tea?', at: 0, state: 'sending' }

  /** A room that is opened with these, and where the words for it stand. */
  function opened(state: 'loading' | 'ready', ...first: LogItem[]) {
    const { teahouse, place } = standing('empty-direct', 'en')
    const room = { state: shallowRef<OpenRoom['state']['value']>(state), items: shallowRef<readonly LogItem[]>(first) }
    const { page } = screen('empty-direct', { open: () => ({ ...teahouse.open(place), ...room }) })
    const region = page.get('[aria-live=polite]')
    const told = async () => {
      await nextTick()
      expect(page.get('[aria-live=polite]').element, 'the same region').toBe(region.element)
      return region.findAll('p').map(line => line.text())
    }
    return { ...room, told }
  }

  test('has its place before there is anything to tell, and is the very first message of a room', async () => {
    const { items, told } = opened('ready')
    expect(await told()).toEqual([])
    items.value = [said(1)]
    expect(await told()).toEqual(['Ana: words 1'])
  })

  test('is nothing of what comes while the room loads', async () => {
    const { items, state, told } = opened('loading')
    items.value = [said(8)]
    expect(await told()).toEqual([])
    items.value = [said(7), said(8)]
    state.value = 'ready'
    expect(await told()).toEqual([])
    items.value = [said(7), said(8), said(9)]
    expect(await told()).toEqual(['Ana: words 9'])
  })

  test('is what could not be sent', async () => {
    const { items, told } = opened('ready', draft)
    items.value = [{ ...draft, state: 'failed' }]
    expect(await told()).toEqual(['Not sent'])
  })
})
