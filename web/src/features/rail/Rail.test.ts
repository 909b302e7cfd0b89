// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { ref } from 'vue'
import type { Person, RoomSummary } from '../../app/teahouse'
import { languageKey } from '../../words/words'
import Rail from './Rail.vue'

const quiet = { unread: 0, mentions: 0, draft: false, failed: false, muted: false }
const ana: Person = { userId: 'ana', name: '安娜 Ana', online: true, self: false }
const ben: Person = { userId: 'ben', name: 'Ben', online: false, self: false }
const rooms: RoomSummary[] = [
  { key: 'lobby', kind: 'lobby', ...quiet },
  { key: 'room-tea', kind: 'open', name: 'Tea', ...quiet, unread: 3, last: { from: ben, own: false, text: 'Is it hot?', at: 5 } },
  { key: 'room-coffee', kind: 'open', name: 'Coffee', ...quiet, muted: true, unread: 9 },
  { key: 'with-ana', kind: 'direct', with: ana, ...quiet, draft: true },
]

const setup = (phone = false) => mount(Rail, {
  attachTo: document.body,
  props: { rooms, people: [ana, ben], current: 'lobby' as const, reachable: true, phone, now: 10 },
  global: { provide: { [languageKey]: ref('en') } },
})
afterEach(() => document.body.replaceChildren())
const names = (rail: ReturnType<typeof setup>) => rail.findAll('.label').map(label => label.text())

describe('the rail', () => {
  test('shows rooms, then the people one talks to', () => {
    const rail = setup()
    expect(names(rail)).toEqual(['Lobby', 'Tea', 'Coffee', '安娜 Ana'])
    expect(rail.get('[aria-current=page]').text()).toContain('Lobby')
  })

  test('unread is strong and told in words; a muted room stays quiet', () => {
    const rail = setup()
    expect(rail.get('[href="#room-tea"]').classes()).toContain('unread')
    expect(rail.get('[href="#room-tea"]').text()).toContain('3 unread')
    expect(rail.get('[href="#room-coffee"]').classes()).not.toContain('unread')
  })

  test('who is online is told in words', async () => {
    const rail = setup()
    expect(rail.get('[href="#with-ana"]').text()).toContain('Online')
    await rail.setProps({ rooms: rooms.map(room => room.with ? { ...room, with: { ...ana, online: false } } : room) })
    expect(rail.get('[href="#with-ana"]').text()).not.toContain('Online')
    await rail.get('input').setValue('ben')
    expect(rail.get('[href="#with-ben"]').text()).not.toContain('Online')
    await rail.setProps({ people: [ana, { ...ben, online: true }] })
    expect(rail.get('[href="#with-ben"]').text()).toContain('Online')
  })

  test('somebody of whom nobody told us has a name and a mark too', () => {
    const rail = mount(Rail, { props: { rooms: [{ key: 'with-cem', kind: 'direct', ...quiet }], people: [], current: undefined, reachable: true, phone: false, now: 10 }, global: { provide: { [languageKey]: ref('en') } } })
    expect(rail.get('.label').text()).toBe('Somebody')
    expect(rail.find('.mark').exists()).toBe(true)
  })

  test('the way to the rooms is where one is only beside them, and never on a phone', () => {
    const plus = (props: object) => mount(Rail, { props: { rooms, people: [], current: undefined, reachable: true, phone: false, now: 10, ...props }, global: { provide: { [languageKey]: ref('en') } } }).get('[href="#rooms"]').attributes('aria-current')
    expect([plus({}), plus({ current: 'lobby' }), plus({ phone: true })]).toEqual(['page', undefined, undefined])
  })

  test('typing finds rooms, and people one has not written to yet', async () => {
    const rail = setup()
    await rail.get('input').setValue('BE')
    expect(names(rail)).toEqual(['Ben', 'Search messages for “BE”'])
    expect(rail.get('.room-row').attributes('href')).toBe('#with-ben')
    await rail.get('input').setValue('zzz')
    expect(rail.get('[role=status]').text()).toContain('“zzz”')
    await rail.get('input').trigger('keydown', { key: 'Escape' })
    expect(names(rail)).toHaveLength(4)
  })

  test('arrow keys walk from the field through the rows', async () => {
    const rail = setup()
    const input = rail.get('input')
    input.element.focus()
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toContain('Lobby')
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    expect(document.activeElement?.textContent).toContain('Tea')
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))
    expect(document.activeElement?.textContent).toContain('Ana')
  })

  test('on a phone it is one list, the newest on top, with what was said last', () => {
    const rail = setup(true)
    expect(names(rail)[0]).toBe('Tea')
    expect(rail.get('[href="#room-tea"]').text()).toContain('Is it hot?')
  })
})
