// @vitest-environment happy-dom
import { flushPromises, shallowMount } from '@vue/test-utils'
import { describe, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import type { Teahouse } from './app/teahouse'
import Elsewhere from './features/room/Elsewhere.vue'
import RoomMenu from './features/room/RoomMenu.vue'
import { type State, standing } from './gallery/teahouse'
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
    page.getComponent(Elsewhere).vm.$emit('enter')
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
    page.getComponent(Elsewhere).vm.$emit('enter')
    await flushPromises()
    expect(tellRefused).not.toHaveBeenCalled()
  })
})
