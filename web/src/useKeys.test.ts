// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { RoomKey, RoomSummary } from './app/teahouse'
import { roomBeside } from './useKeys'

const room = (key: string, unread = 0, muted = false): RoomSummary => ({ key: key as RoomKey, kind: 'open', name: key, unread, mentions: 0, draft: false, failed: false, muted })
const house = [room('lobby'), room('tea', 3), room('coffee', 9, true), room('ana', 1)]
const isUnread = ({ unread, muted }: RoomSummary) => unread > 0 && !muted

test('the room above and below, and round again', () => {
  expect(roomBeside(house, 'lobby', 1)).toBe('tea')
  expect(roomBeside(house, 'lobby', -1)).toBe('ana')
  expect(roomBeside(house, 'ana' as RoomKey, 1)).toBe('lobby')
})

test('from the settings, which are no room, one begins at an end', () => {
  expect(roomBeside(house, undefined, 1)).toBe('lobby')
  expect(roomBeside(house, undefined, -1)).toBe('ana')
})

test('the next that is unread, past what is muted; none, where nothing else is', () => {
  expect(roomBeside(house, 'tea' as RoomKey, 1, isUnread)).toBe('ana')
  expect(roomBeside(house, 'lobby', -1, isUnread)).toBe('ana')
  expect(roomBeside([room('lobby'), room('tea', 1)], 'tea' as RoomKey, 1, isUnread)).toBeUndefined()
  expect(roomBeside([], undefined, 1)).toBeUndefined()
})
