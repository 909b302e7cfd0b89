import { beforeEach, describe, expect, it } from 'vitest'
import { coffee, emptyHouse, tea } from '../testing/emptyHouse'
import { ana, ben } from '../testing/visitor'

let { clock, server, anas } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas } = emptyHouse())
})

describe('unread messages', () => {
  beforeEach(() => {
    server.makeRoom({ id: tea, kind: 'open', name: 'tea', members: new Set([ana.userId, ben.userId]) })
    server.makeRoom({ id: coffee, kind: 'open', name: 'coffee', members: new Set([ana.userId, ben.userId]) })
  })

  it('are counted in all rooms, also in those that nobody looks at', async () => {
    server.say(ben, tea, 'before')
    const { teahouse } = await anas.visit()
    const unread = () => teahouse.rooms.value.map(room => `${room.name ?? room.kind} ${room.unread}`)
    expect(unread()).toEqual(['lobby 0', 'coffee 0', 'tea 1'])
    server.say(ben, tea, 'two')
    server.say(ben, coffee, 'one')
    await clock.pass(50)
    expect(unread()).toEqual(['lobby 0', 'coffee 1', 'tea 2'])
    expect(teahouse.rooms.value[2]?.last).toMatchObject({ text: 'two', own: false })
  })

  it('are read to the mark, on all tabs and on the server', async () => {
    const [one, two] = [await anas.visit(), await anas.visit()]
    for (const text of ['1', '2', '3'])
      server.say(ben, tea, text)
    await clock.pass(50)
    const room = one.teahouse.open(tea)
    await clock.pass(50)
    expect([room.summary.value.unread, room.divider.value]).toEqual([3, 1])

    room.markRead(2)
    await clock.pass(0)
    expect(two.teahouse.rooms.value.find(room => room.key === tea)?.unread).toBe(1)
    await clock.pass(1_000)
    expect(server.room(tea).marks.get(ana.userId)).toBe(2)
    expect(room.summary.value.unread).toBe(1)
    // The line stays where it was when she came.
    expect(room.divider.value).toBe(1)
    room.markRead(1)
    expect(room.summary.value.unread).toBe(1)
  })

  it('have no line when they come before one\'s eyes, and one when they come while nobody looks', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open(tea)
    await clock.pass(50)
    server.say(ben, tea, 'seen')
    await clock.pass(50)
    expect(room.divider.value).toBeUndefined()
    room.markRead(1)

    page.hide()
    server.say(ben, tea, 'unseen')
    await clock.pass(50)
    room.markRead(2)
    expect(room.summary.value.unread).toBe(1)
    page.show()
    await clock.pass(50)
    expect(room.divider.value).toBe(2)
  })

  it('stay unread, and have a line, while the window is open and another one is used', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open(tea)
    await clock.pass(50)
    page.blur()
    server.say(ben, tea, 'unseen')
    await clock.pass(50)
    room.markRead(1)
    expect([room.summary.value.unread, room.divider.value]).toEqual([1, 1])

    page.focus()
    room.markRead(1)
    await clock.pass(50)
    expect([room.summary.value.unread, room.divider.value]).toEqual([0, 1])
    page.blur()
    page.focus()
    expect(room.divider.value).toBeUndefined()
  })

  it('are none after one has said something oneself', async () => {
    const page = await anas.visit()
    page.teahouse.open(tea)
    server.say(ben, tea, 'question')
    await clock.pass(50)
    page.teahouse.send(tea, 'answer')
    await clock.pass(100)
    expect(page.teahouse.rooms.value.find(room => room.key === tea)?.unread).toBe(0)
  })

  it('that were read without a connection are told when there is one', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open(tea)
    server.say(ben, tea, 'one')
    await clock.pass(50)
    server.down = true
    server.cut()
    await clock.pass(50)
    room.markRead(1)
    await clock.pass(1_000)
    page.teahouse.close()
    server.down = false

    const later = await anas.visit()
    await clock.pass(1_000)
    expect(server.room(tea).marks.get(ana.userId)).toBe(1)
    expect(later.teahouse.rooms.value.find(room => room.key === tea)?.unread).toBe(0)
  })

  it('that name us are told apart', async () => {
    const page = await anas.visit()
    void page.teahouse.changeName('ana')
    await clock.pass(50)
    server.say(ben, tea, 'hello @ana, tea?')
    server.say(ben, tea, 'hello @anabel')
    await clock.pass(50)
    expect(page.teahouse.rooms.value.find(room => room.key === tea)).toMatchObject({ unread: 2, mentions: 1 })
  })
})
