import { expect, test } from 'vitest'
import { matches } from './find'

test.each([
  ['Óscar', 'osc', true],
  ['安娜 Ana', 'ana', true],
  ['安娜 Ana', '安', true],
  ['Weekend walks', 'walk week', true],
  ['Ｔｅａ', 'tea', true],
  ['Ana', '', true],
  ['Ana', 'ben', false],
])('%s is found by %s: %s', (name, typed, found) => {
  expect(matches(name, typed)).toBe(found)
})
