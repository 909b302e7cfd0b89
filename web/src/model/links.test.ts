import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkParts } from './links'

/** The addresses in a text. */
const links = (text: string) => linkParts(text).filter(part => part.href).map(part => part.text)

describe('links in what people say', () => {
  it.each([
    // a plain one, alone and in a sentence
    ['https://example.com', ['https://example.com']],
    ['see https://example.com/a?b=c#d and go', ['https://example.com/a?b=c#d']],
    ['HTTPS://Example.COM/Path', ['HTTPS://Example.COM/Path']],
    ['http://127.0.0.1:8080/x', ['http://127.0.0.1:8080/x']],
    ['http://[::1]:8080/x', ['http://[::1]:8080/x']],
    ['two: http://a.example http://b.example', ['http://a.example', 'http://b.example']],
    // ASCII punctuation after it is the sentence's
    ['https://example.com.', ['https://example.com']],
    ['https://example.com/a, then', ['https://example.com/a']],
    ['have you seen https://example.com/a?', ['https://example.com/a']],
    ['https://example.com/a?!...', ['https://example.com/a']],
    ['"https://example.com/a"', ['https://example.com/a']],
    ['https://example.com/a/', ['https://example.com/a/']],
    // so is full-width punctuation, and what follows it
    ['请看 https://example.com/a。很好', ['https://example.com/a']],
    ['看https://example.com/a，再说', ['https://example.com/a']],
    ['https://example.com/a、https://example.com/b！', ['https://example.com/a', 'https://example.com/b']],
    ['在这里：https://example.com/a？', ['https://example.com/a']],
    ['（https://example.com/a）', ['https://example.com/a']],
    ['「https://example.com/a」', ['https://example.com/a']],
    ['“https://example.com/a”', ['https://example.com/a']],
    ['“https://example.com/?q=1&r=2”', ['https://example.com/?q=1&r=2']],
    ['https://example.com/a…', ['https://example.com/a']],
    // neighbours without a space
    ['打开https://example.com/a就好', ['https://example.com/a']],
    ['ここhttps://example.com/aです', ['https://example.com/a']],
    ['여기https://example.com/a입니다', ['https://example.com/a']],
    ['https://example.com/%E4%B8%8A%E6%B5%B7看', ['https://example.com/%E4%B8%8A%E6%B5%B7']],
    // brackets that the address opened stay
    ['https://en.wikipedia.org/wiki/Tea_(meal)', ['https://en.wikipedia.org/wiki/Tea_(meal)']],
    ['(https://en.wikipedia.org/wiki/Tea_(meal))', ['https://en.wikipedia.org/wiki/Tea_(meal)']],
    ['(see https://example.com/a)', ['https://example.com/a']],
    ['[x](https://example.com/a).', ['https://example.com/a']],
    ['<https://example.com/a>', ['https://example.com/a']],
    ['**https://example.com/a**', ['https://example.com/a']],
    // letters of other scripts are part of it
    ['https://müller.example/größe', ['https://müller.example/größe']],
    ['https://пример.example/чай', ['https://пример.example/чай']],
    // not addresses, or not safe ones
    ['example.com', []],
    ['http://', []],
    ['https://.', []],
    ['xhttp://example.com', []],
    ['javascript:alert(1)', []],
    ['data:text/html,https', []],
    ['ftp://example.com', []],
    ['javascript://https:alert(1)', []],
    ['https://bank.example@evil.example/', []],
    ['https://a:b@evil.example/', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(links(text)).toEqual(expected)
  })

  it('lose nothing of the text, and lead only to the web', () => {
    const piece = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('http://', 'https://', 'a.example', '。', ')', '(', '/', '看', ' ', '@', 'javascript:'))
    fc.assert(fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      const parts = linkParts(text)
      expect(parts.map(part => part.text).join('')).toBe(text)
      for (const part of parts) {
        expect(part.text).not.toBe('')
        if (part.href)
          expect(part.href).toMatch(/^https?:\/\/[^/]/)
      }
    }))
  })

  // Of these, what takes the square of the length would not be done within the time of a test.
  it.each([
    ['addresses', 'https://example.com/('.repeat(50_000)],
    ['a tail of brackets', `https://a.b/${')'.repeat(1_000_000)}`],
    ['brackets in pairs', `https://example.com/${'(a)'.repeat(300_000)}.`],
  ])('are found in the time of the length of the text: %s', (_, text) => {
    expect(linkParts(text).map(part => part.text).join('')).toBe(text)
  })
})
