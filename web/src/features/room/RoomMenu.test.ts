// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { nextTick, ref } from 'vue'
import type { RoomSummary } from '../../app/teahouse'
import { languageKey } from '../../words/words'
import RoomMenu from './RoomMenu.vue'

const tea: RoomSummary = { key: 'room-tea', kind: 'open', name: 'Tea', unread: 0, mentions: 0, draft: false, failed: false, muted: false }

/** The platform opens a popover; here we only say that it did. */
async function opened(room: RoomSummary) {
  const menu = mount(RoomMenu, { attachTo: document.body, props: { room, name: 'Tea', link: 'https://house.example/#room-tea' }, global: { provide: { [languageKey]: ref('en') } } })
  const event = Object.assign(new Event('toggle'), { newState: 'open' })
  menu.get('[popover]').element.dispatchEvent(event)
  await nextTick()
  return menu
}
afterEach(() => document.body.replaceChildren())

describe('the menu of a room', () => {
  test('leaving asks first, in its place, and says what it means', async () => {
    const menu = await opened(tea)
    await menu.get('.pick.danger').trigger('click')
    expect(menu.emitted('leave')).toBeUndefined()
    expect(menu.text()).toContain('What was said stays')
    await menu.get('.btn.danger').trigger('click')
    expect(menu.emitted('leave')).toHaveLength(1)
  })

  test('staying is the answer that is offered first', async () => {
    const menu = await opened(tea)
    await menu.get('.pick.danger').trigger('click')
    await nextTick()
    expect(document.activeElement?.textContent).toBe('Stay')
    await menu.findAll('.answer button')[1]!.trigger('click')
    expect(menu.emitted('leave')).toBeUndefined()
  })

  test('the lobby cannot be left, and a direct room has no link to give away', async () => {
    expect((await opened({ ...tea, key: 'lobby', kind: 'lobby' })).find('.pick.danger').exists()).toBe(false)
    expect((await opened({ ...tea, kind: 'direct' })).text()).not.toContain('Copy the link')
  })

  test('muting says which way it goes', async () => {
    const menu = await opened({ ...tea, muted: true })
    expect(menu.text()).toContain('Unmute this room')
    await menu.findAll('.pick')[1]!.trigger('click')
    expect(menu.emitted('mute')).toEqual([[false]])
  })
})
