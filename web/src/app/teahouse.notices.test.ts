import { beforeEach, describe, expect, it } from 'vitest'
import { emptyHouse } from '../testing/emptyHouse'
import { ben, cem } from '../testing/visitor'

let { clock, server, anas, bens } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas, bens } = emptyHouse())
})

describe('notices', () => {
  it('tell who came, by name, and many as one', async () => {
    const page = await anas.visit()
    const users = [ben, cem, ...['d', 'e', 'f'].map(name => ({ userId: `00000000-0000-4000-8000-00000000000${name}`, name }))]
    const come = (user: typeof ben) => server.tell({ type: 8, data: { room: 'lobby', count: 2, came: [user], went: [], renamed: [] } })
    come(ben)
    await clock.pass(100)
    expect(page.teahouse.notices.value).toEqual([expect.objectContaining({ kind: 'came', people: [ben], count: 1 })])
    for (const user of users.slice(1))
      come(user)
    await clock.pass(100)
    expect(page.teahouse.notices.value).toEqual([expect.objectContaining({ kind: 'came', count: 5 })])
    await clock.pass(4_000)
    expect(page.teahouse.notices.value).toEqual([])
  })

  it('say after a cut, once, that a newer client is there', async () => {
    const page = await anas.visit({ isNewerThere: async () => true })
    expect(page.teahouse.notices.value).toEqual([])
    for (let i = 0; i < 2; i++) {
      server.cut()
      await clock.pass(20_000)
    }
    expect(page.teahouse.notices.value.map(notice => notice.kind)).toEqual(['newer'])
  })

  it('say nothing of who went and came back within a minute', async () => {
    const page = await anas.visit()
    const change = (came: typeof ben[], went: typeof ben[]) => server.tell({ type: 8, data: { room: 'lobby', count: 2, came, went, renamed: [] } })
    change([ben], [])
    await clock.pass(10_000)
    change([], [ben])
    await clock.pass(5_000)
    change([ben], [])
    await clock.pass(100)
    expect(page.teahouse.notices.value).toEqual([])
  })

  it('ring outside the page for what is for us, while nobody looks', async () => {
    const page = await anas.visit()
    void page.teahouse.changeName('ana')
    await bens.visit()
    await clock.pass(50)
    server.say(ben, 'lobby', 'seen, @ana')
    await clock.pass(50)
    expect(page.rung).toEqual([])
    page.hide()
    server.say(ben, 'lobby', 'to everyone')
    server.say(ben, 'lobby', 'to you, @ana')
    await clock.pass(2_000)
    expect(page.rung.map(({ title, body }) => `${title}: ${body}`)).toEqual(['ben in lobby: to you, @ana (2)'])
    page.teahouse.choose('lobby', { level: 'none' })
    server.say(ben, 'lobby', 'again, @ana')
    await clock.pass(2_000)
    expect(page.rung).toHaveLength(1)
  })

  it('do not ring from a hidden tab while one attends another one, or has read it there', async () => {
    const [hidden, seen] = [await anas.visit(), await anas.visit()]
    for (const { teahouse } of [hidden, seen])
      void teahouse.changeName('ana')
    await clock.pass(50)
    hidden.hide()
    server.say(ben, 'lobby', 'you see it, @ana')
    await clock.pass(2_000)
    expect(hidden.rung).toEqual([])

    seen.isAttended = false
    const room = seen.teahouse.open('lobby')
    server.say(ben, 'lobby', 'you have read it, @ana')
    await clock.pass(50)
    room.markRead(2)
    seen.isAttended = true
    room.markRead(2)
    seen.isAttended = false
    await clock.pass(2_000)
    expect([hidden.rung, seen.rung]).toEqual([[], []])

    server.say(ben, 'lobby', 'you are away, @ana')
    await clock.pass(2_000)
    expect(hidden.rung.map(({ body }) => body)).toEqual(['you are away, @ana'])
  })

  it('ring outside the page for who comes, once in a while, unless the lobby is muted or another tab shows it', async () => {
    const [page, other] = [await anas.visit(), await anas.visit()]
    const come = async (user: typeof ben) => {
      server.tell({ type: 8, data: { room: 'lobby', count: 2, came: [user], went: [], renamed: [] } })
      await clock.pass(2_000)
      return page.rung.map(({ body }) => body)
    }
    page.hide()
    expect(await come(ben)).toEqual([])
    other.hide()
    expect(await come(cem)).toEqual(['cem'])
    expect(await come({ ...ben, userId: '00000000-0000-4000-8000-00000000000d', name: 'dai' })).toEqual(['cem'])
    page.teahouse.choose('lobby', { level: 'none' })
    await clock.pass(100_000)
    expect(await come({ ...ben, userId: '00000000-0000-4000-8000-00000000000e', name: 'eva' })).toEqual(['cem'])
    page.teahouse.choose('lobby', { level: 'usual' })
    expect(await come({ ...ben, userId: '00000000-0000-4000-8000-00000000000f', name: 'fan' })).toEqual(['cem', 'fan'])
  })

  it('are offered after one has said something, and not again for a month after "not now"', async () => {
    const page = await anas.visit()
    expect(page.teahouse.notifications.offer.value).toBe(false)
    page.teahouse.send('lobby', 'hello')
    await clock.pass(50)
    expect(page.teahouse.notifications.offer.value).toBe(true)
    page.teahouse.notifications.decline()
    expect(page.teahouse.notifications.offer.value).toBe(false)
    await page.teahouse.notifications.ask()
    expect(page.teahouse.notifications.state.value).toBe('granted')
  })
})
