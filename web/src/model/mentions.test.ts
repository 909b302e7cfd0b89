import { describe, expect, it } from 'vitest'
import { calls, Called } from './mentions'
import { plainTree } from './textTree'

describe('a name in a text', () => {
  it.each([
    ['@ana hello', 'ana', true],
    ['hello @Ana', 'ana', true],
    ['hello ＠ana，好', 'ana', true],
    ['你好@ana你在吗', 'ana', true],
    ['@anabel', 'ana', false],
    ['> ben:\n> @ana, tea?', 'ana', false],
    ['> @ben\n@ana, see', 'ana', true],
    ['@anabel and @ana', 'ana', true],
    ['ana', 'ana', false],
    ['mail@ana.example', 'ana', false],
    ['@清晨龙井 早', '清晨龙井', true],
    ['@清晨龙井们', '清晨龙井', true],
    ['@清晨', '清晨龙井', false],
    ['@Quiet Oolong, tea?', 'Quiet Oolong', true],
    ['@ÉLODIE', 'élodie', true],
    ['', 'ana', false],
  ])('%j calls %s: %s', (text, name, expected) => {
    expect(calls(text, name)).toBe(expected)
  })
})

describe('those who are called in a text', () => {
  const called = new Called([['ana', 'Ana'], ['ming', '小明'], ['mingming', '小明明'], ['qo', 'Quiet Oolong'], ['b', 'b']])
  const drawn = (text: string) => called.within(plainTree(text)).flatMap(block => block.kind === 'paragraph' ? block.children : [])
    .map(inline => inline.kind === 'mention' ? `[${inline.userId}:${inline.text}]` : inline.kind === 'text' ? inline.text : '(link)').join('')

  it.each([
    ['@ana, tea?', '[ana:@ana], tea?'],
    ['你好＠小明你在吗', '你好[ming:＠小明]你在吗'],
    ['@小明明 @小明', '[mingming:@小明明] [ming:@小明]'],
    ['@quiet oolong!', '[qo:@quiet oolong]!'],
    ['@anabel @an a@ana mail@ana.example', '@anabel @an a@ana mail@ana.example'],
    ['@@ana @', '@[ana:@ana] @'],
    ['@bread', '@bread'],
    ['https://a.example/@ana', '(link)'],
  ])('%j', (text, expected) => expect(drawn(text)).toBe(expected))
})
