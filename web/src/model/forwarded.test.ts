import { expect, test } from 'vitest'
import { copied, forwarded } from './forwarded'
import { markdownTree } from './markdown'
import { plainOf } from './textTree'

const ana = { userId: 'ana', name: 'Ana *the* first' }
const ben = { userId: 'ben', name: 'ben' }

test('what is forwarded is a quotation that says who said it, line for line, and reads as one', () => {
  const text = forwarded([{ from: ana, text: 'tea\n\n**green**' }, { from: ben, text: 'coffee' }])
  expect(text).toBe('> Ana \\*the\\* first:\n> tea\n>\n> **green**\n\n> ben:\n> coffee')
  const tree = markdownTree(text)
  expect(tree.map(({ kind }) => kind)).toEqual(['quote', 'quote'])
  expect(plainOf(tree)).toBe('Ana *the* first:\ntea\ngreen\nben:\ncoffee')
})

test('what was forwarded before is quoted in the quotation', () => {
  const once = forwarded([{ from: ben, text: 'coffee' }])
  expect(forwarded([{ from: ana, text: once }])).toBe('> Ana \\*the\\* first:\n> > ben:\n> > coffee')
})

test('several are copied with who and when, one as it is', () => {
  expect(copied([{ from: ana, at: 5, text: 'tea' }], String)).toBe('tea')
  expect(copied([{ from: ana, at: 5, text: 'tea' }, { from: ben, at: 6, text: 'coffee' }], String)).toBe('Ana *the* first, 5\ntea\n\nben, 6\ncoffee')
})

test('without their marks the words stay on their lines', () => {
  expect(plainOf(markdownTree('**one**\n\n- two\n- `three`\n\n```js\nfour()\n```'))).toBe('one\n• two\n• three\nfour()')
})
