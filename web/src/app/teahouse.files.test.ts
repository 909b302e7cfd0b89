import { beforeEach, describe, expect, it } from 'vitest'
import type { FileToSend, OpenRoom } from './teahouse'
import { emptyHouse } from '../testing/emptyHouse'
import './uploads'

let { clock, server, anas, bens } = emptyHouse()

beforeEach(() => {
  ({ clock, server, anas, bens } = emptyHouse())
})

let keys = 0
function file(text: string, name = `${text}.txt`): FileToSend {
  return { key: `key-${++keys}`, name, type: 'text/plain', size: text.length, blob: new Blob([text]) }
}

/** What stands in a room, as one would tell it. */
const told = (room: OpenRoom) => room.items.value.flatMap((item) => {
  if (item.kind !== 'draft' && item.kind !== 'message')
    return []
  return [`${item.kind === 'draft' ? item.state : item.own ? 'own' : 'theirs'}: ${item.text} [${item.files?.map(({ name }) => name).join() ?? ''}]`]
})

describe('a message with files', () => {
  it('is seen at once, and by everybody when its files are there', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    const [hers, his] = [a.teahouse.open('lobby'), b.teahouse.open('lobby')]
    await clock.pass(50)
    expect(a.teahouse.send('lobby', '', undefined, [file('white'), file('green')])).toBeUndefined()
    await clock.pass(0)
    expect(told(hers)).toEqual(['uploading:  [white.txt,green.txt]'])
    await clock.pass(200)
    expect(told(his)).toEqual(['theirs:  [white.txt,green.txt]'])
    expect(told(hers)).toEqual(['own:  [white.txt,green.txt]'])
    expect(server.files.texts).toEqual(['white', 'green'])
    expect(b.teahouse.rooms.value[0]?.last?.files).toHaveLength(2)
  })

  it('waits in its turn: what is said after it comes after it', async () => {
    const { teahouse } = await anas.visit()
    await clock.pass(50)
    server.files.latencyMs = 500
    teahouse.send('lobby', 'look', undefined, [file('lake')])
    teahouse.send('lobby', 'nice?')
    teahouse.send(`with-${anas.user.userId.replace(/a$/, 'b')}`, 'elsewhere')
    await clock.pass(100)
    expect(server.texts('lobby')).toEqual([])
    await clock.pass(5_000)
    expect(server.texts('lobby')).toEqual(['look', 'nice?'])
  })

  it('goes out when one is back, after a reload too, with its bytes from the device', async () => {
    const first = await anas.visit()
    await clock.pass(50)
    server.down = server.files.down = true
    server.cut()
    await clock.pass(10)
    first.teahouse.send('lobby', 'look', undefined, [file('lake')])
    await clock.pass(1_000)
    first.teahouse.close()
    const second = await anas.visit()
    const room = second.teahouse.open('lobby')
    await clock.pass(1_000)
    expect(told(room)).toEqual(['waiting: look [lake.txt]'])
    server.down = server.files.down = false
    await clock.pass(60_000)
    expect(server.texts('lobby')).toEqual(['look'])
    expect(server.files.texts).toEqual(['lake'])
    expect(await anas.store.queued()).toEqual([])
  })

  it('can be called back while its files are on their way', async () => {
    const { teahouse } = await anas.visit()
    const room = teahouse.open('lobby')
    await clock.pass(50)
    server.files.latencyMs = 500
    const lake = file('lake')
    teahouse.send('lobby', '', undefined, [lake])
    teahouse.send('lobby', 'after it')
    await clock.pass(700)
    const [item] = room.items.value
    expect(item).toMatchObject({ kind: 'draft', state: 'uploading', canCancel: true })
    if (item?.kind === 'draft')
      teahouse.discard(item.cid)
    await clock.pass(5_000)
    expect(server.texts('lobby')).toEqual(['after it'])
    expect(server.files.begun.size).toBe(0)
    expect(await anas.store.blob(lake.key)).toBeUndefined()
  })

  it('fails in words, and goes when one tries again', async () => {
    const { teahouse } = await anas.visit()
    const room = teahouse.open('lobby')
    await clock.pass(50)
    server.files.answers.push({ refused: 'noRoom' })
    teahouse.send('lobby', 'look', undefined, [file('lake')])
    teahouse.send('lobby', 'after it')
    await clock.pass(200)
    expect(server.texts('lobby')).toEqual(['after it'])
    const item = room.items.value.at(-1)
    expect(item).toMatchObject({ kind: 'draft', state: 'failed', reason: 'noRoom' })
    if (item?.kind === 'draft')
      teahouse.retry(item.cid)
    await clock.pass(200)
    expect(server.texts('lobby')).toEqual(['after it', 'look'])
  })

  it('sends its files anew when the server has forgotten them before it was said', async () => {
    const { teahouse } = await anas.visit()
    const room = teahouse.open('lobby')
    await clock.pass(50)
    server.refusals.push({ type: 'msg', code: 'unknownFile' })
    teahouse.send('lobby', '', undefined, [file('lake')])
    await clock.pass(200)
    const item = room.items.value.at(-1)
    expect(item).toMatchObject({ state: 'failed', reason: 'unknownFile' })
    server.files.begun.clear()
    if (item?.kind === 'draft')
      teahouse.retry(item.cid)
    await clock.pass(200)
    expect(server.files.texts).toEqual(['lake'])
    expect(told(room)).toEqual(['own:  [lake.txt]'])
  })

  it('is gone with its files when it is taken back, from the device too', async () => {
    const [a, b] = [await anas.visit(), await bens.visit()]
    const his = b.teahouse.open('lobby')
    await clock.pass(50)
    a.teahouse.send('lobby', 'look', undefined, [file('secret')])
    await clock.pass(2_000)
    expect(told(his)).toEqual(['theirs: look [secret.txt]'])
    a.teahouse.recall('lobby', 1)
    await clock.pass(2_000)
    expect(told(his)).toEqual(['theirs:  []'])
    expect(JSON.stringify(await bens.store.entries('lobby', 1))).not.toContain('secret')
  })

  it('is quoted by what it is called, until it is taken back', async () => {
    const page = await anas.visit()
    const room = page.teahouse.open('lobby')
    await clock.pass(50)
    page.teahouse.send('lobby', '', undefined, [file('lake')])
    await clock.pass(200)
    const from = { userId: anas.user.userId, name: 'ana' }
    page.teahouse.send('lobby', 'here', { seq: 1, from, text: '', files: 1, file: 'lake.txt' })
    await clock.pass(0)
    expect(room.items.value.at(-1)).toMatchObject({ reply: { file: 'lake.txt' } })
  })
})
