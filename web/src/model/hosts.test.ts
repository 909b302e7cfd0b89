import { describe, expect, it } from 'vitest'
import { hiddenHost, isPlain } from './hosts'
import { linkParts } from './links'

describe('the host of an address', () => {
  it.each([
    ['example.org'], ['EXAMPLE.org'], ['xn--80ak6aa92e.com'], ['127.0.0.1'], ['例子.中国'], ['お茶.jp'], ['茶house.cn'], ['차.한국'], ['münchen.de'], ['café.fr'],
    ['яндекс.рф'], ['почта.рф'], ['ελλάδα.gr'], ['مثال.مصر'], ['หนังสือ.ไทย'],
  ])('%s is plain', host => expect(isPlain(host)).toBe(true))

  it.each([
    ['аррӏе.com', 'all Cyrillic, and reads as Latin'], ['раураӏ.com', 'the same'], ['exаmple.org', 'one Cyrillic letter among Latin ones'], ['gοοgle.com', 'Greek among Latin'],
    ['οο.com', 'all Greek, and reads as Latin'], ['teаhouse.例子.cn', 'a mixture in one label'], ['ınstagram.com', 'no dot on its i'], ['goog̱le.com', 'a mark below'], ['чайhouse.рф', 'two scripts'],
  ])('%s is not: %s', host => expect(isPlain(host)).toBe(false))
})

describe('an address', () => {
  const shown = (text: string) => linkParts(text).find(part => part.href)?.host
  it.each([
    ['https://example.org/tea'], ['HTTPS://Example.ORG/Tea'], ['http://example.org:8080/'], ['https://münchen.de/bier'], ['https://яндекс.рф/'], ['https://[::1]:8080/'],
  ])('%s shows where it leads', address => expect(shown(address)).toBeUndefined())

  it.each([
    ['https://аррӏе.com/login', 'xn--80ak6aa92e.com'],
    ['https://exаmple.org/', 'xn--exmple-4nf.org'],
    ['https://ⓔⓥⓘⓛ.example/', 'evil.example'],
    ['https://e\u00advil.example/', 'evil.example'],
    ['https://e\u200bvil.example/', 'evil.example'],
    ['https://0x7f.1/', '127.0.0.1'],
    ['https://2130706433:81/', '127.0.0.1:81'],
    ['https://ex%61mple.org/', 'example.org'],
    ['https://ǃevil.example/', 'xn--evil-flb.example'],
  ])('%s leads to %s, which is said', (address, host) => {
    expect(shown(address)).toBe(host)
  })

  it('that turns its letters round is a link no further than to there', () => {
    expect(linkParts('https://evil.example/\u202egnp.exe')).toEqual([{ text: 'https://evil.example/', href: 'https://evil.example/' }, { text: '\u202egnp.exe' }])
  })

  it('without a host hides nothing', () => expect(hiddenHost('https://a.example', 'https://a.example/')).toBeUndefined())
})
