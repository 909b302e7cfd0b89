import { expect, test } from 'vitest'
import { pieces } from './pieces'

test('a text is cut where something was found, by letters and not by halves of them', () => {
  expect(pieces('🍵在上海', [{ begin: 2, length: 2 }])).toEqual([{ text: '🍵在', hit: false }, { text: '上海', hit: true }])
  expect(pieces('tea', [{ begin: 0, length: 2 }])).toEqual([{ text: 'te', hit: true }, { text: 'a', hit: false }])
  expect(pieces('tea', [])).toEqual([{ text: 'tea', hit: false }])
})

test('ranges that make no sense lose no words', () => {
  expect(pieces('tea', [{ begin: 1, length: 1 }, { begin: 0, length: 2 }, { begin: 9, length: 2 }]).map(({ text }) => text).join('')).toBe('tea')
})
