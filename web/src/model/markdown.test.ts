import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownTree } from './markdown'
import { mayHaveMarks, plainTree, wordsOf, type Block, type Inline } from './textTree'

/** A tree in one line, as a person would draw it. */
const drawn = (blocks: readonly Block[]): string => blocks.map(drawnBlock).join(' / ')

function drawnBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph': return block.children.map(drawnInline).join('')
    case 'quote': return `quote{${drawn(block.children)}}`
    case 'list': return `${block.start ?? 'list'}{${block.items.map(drawn).join(' | ')}}`
    case 'code': return `code ${block.language}{${block.text}}`
  }
}

function drawnInline(inline: Inline): string {
  if ('text' in inline)
    return inline.kind === 'code' ? `code{${inline.text}}` : inline.text
  const inside = inline.children.map(drawnInline).join('')
  return inline.kind === 'link' ? `link ${inline.href}{${inside}}${inline.host ? `@${inline.host}` : ''}` : `${inline.kind}{${inside}}`
}

describe('marks in what people say', () => {
  it.each([
    ['**b** *i* _i_ ~~s~~ `c`', 'strong{b} emphasis{i} emphasis{i} strike{s} code{c}'],
    ['***both***', 'emphasis{strong{both}}'],
    ['`**not**`', 'code{**not**}'],
    ['``a`b``', 'code{a`b}'],
    ['one **line\nand** another', 'one strong{line\nand} another'],
    ['first\n\nsecond **b**', 'first / second strong{b}'],
    ['> what\nI answer', 'quote{what} / I answer'],
    ['> one\n> two\n\nthree', 'quote{one\ntwo} / three'],
    ['say\n> quoted', 'say / quote{quoted}'],
    ['- a\n- b\n  - c', 'list{a | b / list{c}}'],
    ['- a\nno longer', 'list{a} / no longer'],
    ['1. a\n2. b', '1{a | b}'],
    ['3) c', '3{c}'],
    ['```cpp\nint x;\n\n  y\n```', 'code cpp{int x;\n\n  y}'],
    ['see\n```\n**x**\n```\nso', 'see / code {**x**} / so'],
    ['```\nnever closed', 'code {never closed}'],
    ['[tea](https://example.com/a)', 'link https://example.com/a{tea}@example.com'],
    ['[**tea**](https://example.com)', 'link https://example.com/{strong{tea}}@example.com'],
    ['https://example.com/a_b_c/_d_?*x*=1', 'link https://example.com/a_b_c/_d_?*x*=1{https://example.com/a_b_c/_d_?*x*=1}'],
    ['**https://example.com/a**', 'strong{link https://example.com/a{https://example.com/a}}'],
    ['(HTTPS://example.com/) `https://example.com`', '(link https://example.com/{HTTPS://example.com/}) code{https://example.com}'],
    ['\\*plain\\*', '*plain*'],
  ])('%j', (text, tree) => expect(drawn(markdownTree(text))).toBe(tree))

  it.each([
    // commonmark-spec#650: strong beside full-width punctuation
    ['**真，**她', 'strong{真，}她'],
    ['他说**“好”**了', '他说strong{“好”}了'],
    ['这是**重点**。', '这是strong{重点}。'],
    ['**重要（注意）**请看', 'strong{重要（注意）}请看'],
    ['**「括弧」**です', 'strong{「括弧」}です'],
    ['*강조*는', 'emphasis{강조}는'],
    ['~~旧的，~~新的', 'strike{旧的，}新的'],
    ['看**https://example.com/a**。', '看strong{link https://example.com/a{https://example.com/a}}。'],
    ['打开`git`就好', '打开code{git}就好'],
  ])('beside Han, Kana and Hangul: %j', (text, tree) => expect(drawn(markdownTree(text))).toBe(tree))

  it.each([
    '>_<', '>.<!', '> ', '2*3*4=24', 'a*b*c', 'snake_case_name', '5 * 3 * 2', '来啦~~', '~~~', '好的~~~\n走', '---', '- - -', '*', '-', '- ',
    '¯\\_(ツ)_/¯', '2026. 11. 24.', '2026. 要走了', '# 1', '## no heading', '| a | b |', '<b>x</b>', '&amp; &lt;', '[x]', '[x](y)', '[x](javascript:alert(1))',
    '[x](data:text/html,y)', '[]()', '[x]()', '[x]( )', '[x](<>)', 'a [b [c]() d]() e', '[x](//example.com)', '[x](https://bank.example@evil.example)', '+ 1', '+1', '_', '**', '****', '`', 'o(*￣▽￣*)ブ', '(*^▽^*)', '    four spaces',
  ])('what people write without meaning any stays: %j', text =>
    expect(drawn(markdownTree(text))).toBe(text.trim() === '' ? '' : text.replace(/^ {4}/, '').trimEnd()))

  it('no word is lost, and only the web is linked to', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('*', '**', '_', '~~', '`', '```', '\n', '> ', '- ', '1. ', '[', '](', ')', 'https://a.b/', '，', '好', ' ', '\\'))
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      const tree = markdownTree(text)
      const letters = (of: string) => of.replace(/[^\p{L}]/gu, '')
      const whole = [...letters(text.replace(/https:\/\/a\.b\//g, ''))]
      const kept = letters(wordsOf(tree) + JSON.stringify(tree))
      expect(whole.filter(letter => !kept.includes(letter))).toEqual([])
      for (const [, href] of JSON.stringify(tree).matchAll(/"href":"([^"]*)/g))
        expect(href).toMatch(/^https?:\/\/[^/]/)
    }))
  })

  it('a text that has none is not asked about, and is the same', () => {
    for (const text of ['hello', '你好。https://example.com/a', 'two\n\nlines', 'a - b', '1.5', 'a > b', '＠小明 来'])
      expect([mayHaveMarks(text), drawn(plainTree(text))]).toEqual([false, drawn(plainTree(text))])
    for (const text of ['**b**', '> q', 'x\n- y', '`c`', '1. a', '[a](https://b.c)'])
      expect(mayHaveMarks(text)).toBe(true)
  })

  it('its words alone go on one line', () => {
    expect(wordsOf(markdownTree('**a** b\n\n- c\n- [d](https://e.f)\n\n```js\ng()\n```'))).toBe('a b c d g()')
  })

  // Of these, what takes the square of the length would not be done within the time of a test.
  it.each([['stars', '*a '], ['brackets', '['], ['quotations', '> '], ['backticks', '`a'], ['lists', '- a\n  '], ['strong', '**a** '], ['addresses', 'https://a.b/(']])(
    'all that may be said in one message is read at once: %s', (_, piece) => {
      expect(() => markdownTree(piece.repeat(4000 / piece.length))).not.toThrow()
    })
})
