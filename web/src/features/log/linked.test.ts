import { describe, expect, test } from 'vitest'
import { linked } from './linked'

const addresses = (text: string) => linked(text).flatMap(piece => piece.href ?? [])

describe('addresses in a text', () => {
  test.each([
    ['see https://tea.example/a', 'https://tea.example/a'],
    ['在https://tea.example/茶。', 'https://tea.example/'],
    ['路线：https://tea.example/north，很好走', 'https://tea.example/north'],
    ['(https://tea.example/a_(b))', 'https://tea.example/a_(b)'],
    ['“https://tea.example/?q=1&r=2”', 'https://tea.example/?q=1&r=2'],
    ['Is it https://tea.example?', 'https://tea.example'],
    ['HTTPS://TEA.EXAMPLE/A.', 'HTTPS://TEA.EXAMPLE/A'],
  ])('%s', (text, address) => {
    expect(addresses(text)).toEqual([address])
  })

  test.each(['javascript:alert(1)', 'data:text/html,hi', 'http://', 'https://.', 'ftp://tea.example'])('%s is no link', (text) => {
    expect(addresses(text)).toEqual([])
  })

  test('the pieces are the text, whatever it is', () => {
    for (const text of ['', 'a https://b.example c https://d.example.', 'https://x.example)))', '好https://x.example好'])
      expect(linked(text).map(piece => piece.text).join('')).toBe(text)
  })
})
