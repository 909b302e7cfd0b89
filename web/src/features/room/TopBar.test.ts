// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { ref } from 'vue'
import type { Person, RoomSummary } from '../../app/teahouse'
import { languageKey } from '../../words/words'
import TopBar from './TopBar.vue'

const now = new Date(2026, 4, 23, 9, 46).getTime()
const ana: Person = { userId: 'ana', name: 'Ana', online: true, self: false }
const quiet = { unread: 0, mentions: 0, draft: false, failed: false, muted: false }

interface More { phone?: boolean, here?: number, stale?: boolean, writing?: boolean, language?: 'zh' | 'en' }
const mounted = (room: Partial<RoomSummary>, more: More = {}) => mount(TopBar, {
  props: { room: { key: 'lobby', kind: 'open', ...quiet, ...room }, name: 'Tea', phone: more.phone ?? false, here: more.here, stale: more.stale ?? false, writing: more.writing ?? false, unreadElsewhere: 0, peopleShown: false, now },
  global: { provide: { [languageKey]: ref(more.language ?? 'en') } },
})
const topic = (room: Partial<RoomSummary>, more?: More) => mounted(room, more).get('.topic').text()
const direct = (person: Partial<Person>) => ({ key: 'with-ana', kind: 'direct', with: { ...ana, ...person } } as const)

describe('the bar of a room', () => {
  test('says whether the other one is here, and else when they last were', () => {
    expect(topic(direct({}))).toBe('Online')
    expect(topic(direct({}), { language: 'zh' })).toBe('在线')
    const gone = direct({ online: false, seenAt: new Date(2026, 4, 22, 8, 0).getTime() })
    expect(topic(gone)).toBe('Last here Fri')
    expect(topic(gone, { language: 'zh' })).toBe('上次在周五')
  })

  test('always says something of the other one, so that the name does not jump when they come or go', () => {
    expect(topic(direct({ online: false }), { phone: true })).toBe('Between the two of you')
  })

  test.each([true, false])('has a mark and a line before anybody told who the other one is, on a phone: %s', (phone) => {
    const bar = mounted({ key: 'with-ana', kind: 'direct' }, { phone })
    expect(bar.get('.topic').text()).toBe('Between the two of you')
    expect(bar.find('.mark').exists()).toBe(!phone)
  })

  test('on a phone says how many are here and what the room is about', () => {
    expect(topic({ topic: 'Saturdays, early' }, { phone: true, here: 3 })).toBe('3 here · Saturdays, early')
    expect(topic({ topic: 'Saturdays, early' }, { phone: true })).toBe('Saturdays, early')
  })

  test('on a phone does not say of a line that is cut who is here', () => {
    expect(topic({}, { phone: true, here: 3, stale: true })).toBe('3 here before the cut')
    expect(topic({}, { phone: true, here: 3, stale: true, language: 'zh' })).toBe('断开前有3人')
  })

  test('on a phone gives the place of the topic to who is writing, and on a desktop does not', () => {
    expect(mounted({ topic: 'Saturdays, early' }, { phone: true, writing: true }).find('.topic').exists()).toBe(false)
    expect(topic({ topic: 'Saturdays, early' }, { writing: true })).toBe('Saturdays, early')
  })
})
