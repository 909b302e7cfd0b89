import { describe, expect, it } from 'vitest'
import { cardOf } from './linkCard'
import { markdownTree } from './markdown'
import { plainTree } from './textTree'

const home = 'https://tea.example'
const card = (text: string) => cardOf(plainTree(text), home)

describe('what can be known of a link without asking anybody', () => {
  it.each([
    ['https://en.wikipedia.org/wiki/Oolong_tea', 'page', 'en.wikipedia.org', 'Oolong tea'],
    ['https://zh.wikipedia.org/wiki/%E4%B9%8C%E9%BE%99%E8%8C%B6', 'page', 'zh.wikipedia.org', '乌龙茶'],
    ['https://www.books.example/2026/05/how-to-brew-white-tea.html', 'page', 'books.example', 'how to brew white tea'],
    ['https://lakeside.example/photos/Boat.JPG', 'picture', 'lakeside.example', 'Boat.JPG'],
    ['https://lakeside.example/a/boat.webm?start=3', 'video', 'lakeside.example', 'boat.webm'],
    ['https://music.example/tea-song.mp3', 'sound', 'music.example', 'tea-song.mp3'],
    ['https://books.example/chajing.pdf#page=3', 'document', 'books.example', 'chajing.pdf'],
    ['https://files.example/leaves.tar.gz', 'archive', 'files.example', 'leaves.tar.gz'],
    ['https://github.com/teahouse/kettle/issues/12', 'code', 'github.com', 'issues › 12'],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'video', 'youtube.com', ''],
    ['https://search.example/?q=white+tea', 'search', 'search.example', 'white tea'],
    ['https://münchen.de/bier', 'page', 'münchen.de', 'bier'],
    ['https://аррӏе.com/login', 'page', 'xn--80ak6aa92e.com', 'login'],
  ])('%s: %s of %s, %s', (address, kind, site, words) => {
    expect(card(`see ${address} `)).toMatchObject({ kind, site, words })
  })

  it.each([
    ['nothing but words'], ['https://example.org'], ['https://example.org/'], ['https://example.org/index.html'], ['https://example.org/9f8a7b6c5d4e3f2a'], ['https://example.org/p/12'], ['https://youtube.com/'], ['https://example.org/watch?v=1'], ['javascript:alert(1)'], ['`https://example.org/tea`'],
  ])('there is none for %s', text => expect(cardOf(markdownTree(text), home)).toBeUndefined())

  it('a link home is a room', () => {
    const room = 'room-3f9a6b1d-20c8-4d57-8e0b-6a7c5d4e3f10'
    expect(card(`${home}/#${room}`)).toMatchObject({ kind: 'here', room })
    expect(card(`${home}/#lobby`)).toMatchObject({ kind: 'here', room: 'lobby' })
    expect(card(`${home}/#nowhere`)).toBeUndefined()
  })

  it('words that name another site are not believed', () => {
    expect(cardOf(markdownTree('[https://bank.example/in](https://evil.example/log-in)'), home)).toMatchObject({ site: 'evil.example', words: 'log in', href: 'https://evil.example/log-in' })
  })

  it('the first link that says something has it, and what is quoted has none', () => {
    expect(card('https://example.org and https://example.org/tea and https://example.org/milk')).toMatchObject({ words: 'tea' })
    expect(cardOf(markdownTree('> https://example.org/tea\n\nyes'), home)).toBeUndefined()
    expect(cardOf(markdownTree('- https://example.org/tea\n- two'), home)).toMatchObject({ words: 'tea' })
  })

  it('nothing in its words turns, hides or has no end', () => {
    expect(card('https://evil.example/%E2%80%AEgnp.exe')?.words).toBe('gnp.exe')
    expect(card('https://evil.example/a%00b%0Ac%E2%80%8Bd-and-more')?.words).toBe('a b c d and more')
    expect([...card(`https://evil.example/${'long-'.repeat(100)}`)!.words]).toHaveLength(90)
    expect(card('https://evil.example/%zz-tea')?.words).toBe('%zz tea')
  })
})
