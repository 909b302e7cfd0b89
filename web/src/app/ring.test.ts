import type { Page } from '../testing/visitor'
import { beforeEach, describe, expect, it } from 'vitest'
import { coffee, emptyHouse } from '../testing/emptyHouse'
import { ana, ben, cem } from '../testing/visitor'
import { atFirst } from './reaching'

let { clock, server, anas } = emptyHouse()
let page: Page

const rung = (of = page) => of.rung.map(({ tag, title, body, again }) => `${tag}: ${title}: ${body}${again ? '' : ', quietly'}`)

/** Ben says something to ana alone. */
const direct = 'direct-20000000-0000-4000-8000-000000000001'
const toAna = (text: string) => server.say(ben, direct, text)

beforeEach(async () => {
  ({ clock, server, anas } = emptyHouse())
  server.makeRoom({ id: direct, kind: 'direct', pair: [ana.userId, ben.userId], members: new Set([ana.userId, ben.userId]) })
  toAna('from before')
  page = await anas.visit()
  void page.teahouse.changeName('ana')
  await clock.pass(50)
  page.hide()
})

describe('what rings outside the page', () => {
  it('is one for each room, with the newest words and how many wait', async () => {
    toAna('tea?')
    server.say(ben, 'lobby', '@ana, all of us are here')
    await clock.pass(1_100)
    toAna('now?')
    toAna('hello?')
    await clock.pass(1_100)
    expect(rung()).toEqual([
      `with-${ben.userId}: ben in direct: tea?`,
      'lobby: ben in lobby: @ana, all of us are here',
      `with-${ben.userId}: ben in direct: hello? (3), quietly`,
    ])
    await clock.pass(10_000)
    toAna('I drink it alone')
    await clock.pass(1_100)
    expect(rung().at(-1)).toBe(`with-${ben.userId}: ben in direct: I drink it alone (4)`)
  })

  it('is one for each room after the line was cut, when all that was missed is here', async () => {
    server.outage(() => {
      for (let i = 1; i <= 30; i++)
        toAna(`${i}`)
      server.say(cem, 'lobby', 'not for her')
      server.say(cem, 'lobby', '@ana, are you there?')
    })
    await clock.pass(30_000)
    expect(rung()).toEqual(expect.arrayContaining([`with-${ben.userId}: ben in direct: 30 (30)`, 'lobby: cem in lobby: @ana, are you there?']))
    expect(page.rung).toHaveLength(2)
  })

  it('is nothing that was there before the page, nor what stands in older pages', async () => {
    const later = await anas.visit({ isHidden: () => true, isAttended: () => false })
    const view = later.teahouse.open(`with-${ben.userId}`)
    await clock.pass(3_000)
    await view.loadOlder()
    await clock.pass(3_000)
    expect([rung(), rung(later)]).toEqual([[], []])
  })

  it('goes when it was read on another device or tab, or the room is muted', async () => {
    const key = `with-${ben.userId}` as const
    toAna('tea?')
    await clock.pass(1_100)
    expect(page.hushed).toEqual([])
    server.tell({ type: 12, data: { room: direct, seq: 2, unread: 0 } })
    await clock.pass(300)
    expect(page.hushed).toEqual([key])

    toAna('coffee?')
    await clock.pass(1_100)
    const other = await anas.visit()
    other.teahouse.open(key).markRead(3)
    await clock.pass(300)
    expect(page.hushed).toEqual([key, key])
    other.teahouse.close()

    toAna('water?')
    await clock.pass(1_100)
    page.teahouse.choose(key, { level: 'none' })
    await clock.pass(300)
    expect(page.hushed).toEqual([key, key, key])
  })

  it('goes when one leaves the room, and comes again when one is back in it', async () => {
    server.makeRoom({ id: coffee, kind: 'open', name: 'coffee' })
    const calls = (text: string) => server.say(ben, coffee, `@ana, ${text}`)
    void page.teahouse.enter(coffee)
    await clock.pass(50)
    calls('tea?')
    await clock.pass(1_100)
    expect(rung()).toHaveLength(1)
    void page.teahouse.leave(coffee)
    await clock.pass(300)
    expect(page.hushed).toEqual([coffee])
    calls('gone?')
    void page.teahouse.enter(coffee)
    await clock.pass(10_000)
    calls('back again?')
    await clock.pass(1_100)
    expect(rung().slice(1)).toEqual([expect.stringContaining('back again?')])
  })

  it('follows when words are edited, and goes when they are recalled', async () => {
    toAna('tee?')
    await clock.pass(1_100)
    server.tell({ type: 20, data: { room: direct, seq: 3, id: '30000000-0000-4000-8000-000000000003', from: ben, target: 2, text: 'tea?', at: clock.now() } })
    await clock.pass(300)
    expect(rung()).toEqual([`with-${ben.userId}: ben in direct: tee?`, `with-${ben.userId}: ben in direct: tea?, quietly`])
    expect(page.rung[1]).toMatchObject({ again: false, silent: true })
    server.tell({ type: 21, data: { room: direct, seq: 4, id: '30000000-0000-4000-8000-000000000004', from: ben, target: 2, at: clock.now() } })
    await clock.pass(300)
    expect(page.hushed).toEqual([`with-${ben.userId}`])
  })

  it('goes when who said it takes back everything', async () => {
    toAna('a secret')
    await clock.pass(1_100)
    server.tell({ type: 60, data: { room: direct, seq: 3, id: '30000000-0000-4000-8000-000000000003', from: ben, count: 2, at: clock.now() } })
    await clock.pass(300)
    expect(page.hushed).toEqual([`with-${ben.userId}`])
  })

  it('is rung by one tab, and by the next when that one is closed or cannot hear', async () => {
    const [second, third] = [await anas.visit(), await anas.visit()]
    for (const tab of [second, third])
      tab.hide()
    toAna('one')
    await clock.pass(1_100)
    expect([page, second, third].map(tab => tab.rung.length)).toEqual([1, 0, 0])
    page.teahouse.close()
    toAna('two')
    await clock.pass(6_000)
    expect([page, second, third].map(tab => tab.rung.length)).toEqual([1, 1, 0])
    expect(rung(second)).toEqual([`with-${ben.userId}: ben in direct: two (2), quietly`])
  })

  it('comes from a window that can be seen and that nobody has touched for a minute', async () => {
    page.show()
    const view = page.teahouse.open(`with-${ben.userId}`)
    page.isAttended = false
    toAna('are you asleep?')
    await clock.pass(50)
    view.markRead(2)
    await clock.pass(1_100)
    expect(rung()).toEqual([`with-${ben.userId}: ben in direct: are you asleep?`])
    expect(view.summary.value.unread).toBe(2)
  })

  it('leads to the room and the newest message, and can be without the words', async () => {
    page.reaching = { ...atFirst, words: false }
    toAna('a secret')
    toAna('another')
    await clock.pass(1_100)
    expect(page.rung).toEqual([expect.objectContaining({ body: '… (2)', room: `with-${ben.userId}`, seq: 3 })])
  })

  it('is nothing in quiet hours, and waits to be seen', async () => {
    page.reaching = { ...atFirst, sounds: true, quiet: { on: true, from: 0, to: 0 } }
    toAna('psst')
    await clock.pass(5_000)
    expect([page.rung, page.sounded]).toEqual([[], []])
    expect(page.teahouse.rooms.value.find(room => room.kind === 'direct')?.unread).toBe(2)
  })
})

describe('sounds', () => {
  it('are off until asked for; then a cup for a mention and a softer one for words to oneself, and the system is silent', async () => {
    toAna('one')
    await clock.pass(1_100)
    expect(page.sounded).toEqual([])
    page.reaching = { ...atFirst, sounds: true }
    server.say(ben, 'lobby', '@ana')
    await clock.pass(1_100)
    await clock.pass(6_000)
    toAna('two')
    await clock.pass(1_100)
    expect(page.sounded).toEqual(['cup', 'softCup'])
    expect(page.rung.map(({ silent }) => silent)).toEqual([false, true, true])
  })

  it('say to whoever sits in another room that they are called, and nothing of what is before them', async () => {
    page.reaching = { ...atFirst, sounds: true }
    page.show()
    page.teahouse.open('lobby')
    server.say(ben, 'lobby', '@ana, you see this')
    await clock.pass(1_100)
    expect(page.sounded).toEqual([])
    toAna('and this you do not')
    await clock.pass(1_100)
    expect([page.sounded, page.rung]).toEqual([['softCup'], []])
  })

  it('asks for what pushes have shown to be taken away when it is read, here or elsewhere, and not before', async () => {
    toAna('tea?')
    await clock.pass(1_100)
    const key = `with-${ben.userId}` as const
    const seq = server.room(direct).log.length
    expect(page.tidied(key, seq)).toBe(false)
    const other = await anas.visit()
    const room = other.teahouse.open(key)
    await clock.pass(50)
    room.markRead(seq)
    await clock.pass(1_000)
    expect([page.tidied(key, seq), page.tidied(key, seq + 1), page.tidied('lobby', 1_000)]).toEqual([true, false, false])
  })
})
