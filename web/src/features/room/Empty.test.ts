// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { ref } from 'vue'
import type { RoomSummary } from '../../app/teahouse'
import { languageKey } from '../../words/words'
import Empty from './Empty.vue'

const quiet = { unread: 0, mentions: 0, draft: false, failed: false, muted: false }
const empty = (room: Pick<RoomSummary, 'key' | 'kind'>) => mount(Empty, {
  props: { room: { ...room, ...quiet }, name: 'Tea', link: 'https://house.example/#room-tea' },
  global: { provide: { [languageKey]: ref('en') } },
})

test('an open room hands over its link; a direct room has nobody else to invite, also before anybody told who the other one is', () => {
  expect(empty({ key: 'room-tea', kind: 'open' }).text()).toContain('house.example')
  expect(empty({ key: 'with-cem', kind: 'direct' }).text()).toContain('Only the two of you')
  expect(empty({ key: 'with-cem', kind: 'direct' }).text()).not.toContain('house.example')
})
