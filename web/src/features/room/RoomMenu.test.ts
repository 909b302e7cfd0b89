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
  const menu = mount(RoomMenu, { attachTo: document.body, props: { room, name: 'Tea', link: 'https://house.example/#room-tea', now: new Date(2026, 4, 23, 9, 12).getTime() }, global: { provide: { [languageKey]: ref('en') } } })
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

  test('offers what is told when one looks elsewhere, and takes what is usual as not chosen', async () => {
    const menu = await opened(tea)
    await menu.findAll('.pick').find(one => one.text().startsWith('Notices'))!.trigger('click')
    expect(menu.findAll('input').map(one => one.element.checked)).toEqual([false, true, false])
    await menu.get('input[value="all"]').trigger('change')
    expect(menu.emitted('choose')).toEqual([[{ level: 'all', mutedUntil: 0 }]])
    await menu.get('input[value="mentions"]').trigger('change')
    expect(menu.emitted('choose')!.at(-1)).toEqual([{ level: 'usual', mutedUntil: 0 }])
  })

  test('is quiet until tomorrow morning, and says so', async () => {
    const menu = await opened(tea)
    await menu.findAll('.pick').find(one => one.text().startsWith('Notices'))!.trigger('click')
    await menu.findAll('button').find(one => one.text() === 'Quiet until tomorrow morning')!.trigger('click')
    const until = new Date(2026, 4, 24, 8).getTime()
    expect(menu.emitted('choose')).toEqual([[{ mutedUntil: until }]])
    await menu.setProps({ room: { ...tea, muted: true, mutedUntil: until } })
    expect(menu.get('.until').text()).toContain('Sunday')
    await menu.findAll('button').find(one => one.text() === 'Tell me again')!.trigger('click')
    expect(menu.emitted('choose')!.at(-1)).toEqual([{ mutedUntil: 0 }])
  })

  test('pins and puts away, and back', async () => {
    const menu = await opened({ ...tea, pinned: true })
    const press = (name: string) => menu.findAll('button').find(one => one.text() === name)!.trigger('click')
    await press('Not at the top any more')
    await press('Put away')
    expect(menu.emitted('choose')).toEqual([[{ pinned: false }], [{ archived: true }]])
  })
})
