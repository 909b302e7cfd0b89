import { expect, test } from 'vitest'
import { isQuestion, readQuery, startOf, writeQuery } from './messageQuery'

const ben = '7d21f0c4-93ab-4e1f-8c66-5b0a9d4f7e02'

test('what is looked for stands in the address and is read from it again', () => {
  const query = { words: '上海 & more', from: ben, room: 'lobby', link: true, code: undefined, since: '2026-05-01', until: undefined } as const
  expect(readQuery(writeQuery(query))).toEqual(query)
  expect(writeQuery({ words: '' })).toBe('')
})

test('what somebody else wrote into the address does no harm', () => {
  expect(readQuery('q=tea&from=ana&in=kitchen&has=x&since=yesterday')).toEqual(readQuery('q=tea'))
  expect(startOf('2026-99-99x')).toBeUndefined()
})

test('a question has a word, somebody, or something that messages can have', () => {
  expect(isQuestion({ words: ' …? ' })).toBe(false)
  expect(isQuestion({ words: '', room: 'lobby' })).toBe(false)
  expect(isQuestion({ words: '海' })).toBe(true)
  expect(isQuestion({ words: '🍵' })).toBe(true)
  expect(isQuestion({ words: '', from: ben })).toBe(true)
})

test('a day goes from midnight to midnight of this place', () => {
  expect(startOf('2026-05-23')).toBe(new Date(2026, 4, 23).getTime())
  expect(startOf('2026-05-31', 1)).toBe(new Date(2026, 5, 1).getTime())
})
