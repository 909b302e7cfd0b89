import assert from 'node:assert/strict'
import net from 'node:net'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { Frame, Person, freshCid } from './person.mjs'
import { Server } from './server.mjs'
import { Uploads } from './uploads.mjs'

// What one said is taken away as docs/export.md says.

let server
let ana
let ben

beforeEach(async () => {
  server = await Server.open({ flags: ['--shards', '2', '--limits', 'none'] })
  ana = await Person.arrive(server.url, 'ana')
  ben = await Person.arrive(server.url, 'ben')
})
afterEach(() => server.close())

async function say(person, data) {
  const cid = freshCid()
  person.send({ type: 'msg', data: { cid, ...data } })
  return (await person.next(Frame.acknowledged, answer => answer.cid === cid)).data
}

async function change(person, type, data) {
  const cid = freshCid()
  person.send({ type, data: { cid, ...data } })
  return (await person.next([Frame.acknowledged, Frame.roomEntered, Frame.roomLeft], (_, frame) => frame.type !== Frame.acknowledged || frame.data.cid === cid)).data
}

const take = (person, method = 'GET', fields = {}) =>
  fetch(new URL('/api/export', server.page), { method, headers: { authorization: `Bearer ${person.me.token}`, ...fields } })

async function linesOf(answer) {
  assert.equal(answer.status, 200)
  const text = await answer.text()
  assert.ok(text.endsWith('\n'))
  return text.trimEnd().split('\n').map(line => JSON.parse(line))
}

describe('what one said', () => {
  test('is taken away from all rooms, direct ones and left ones too, as it is now, and nothing of others', async () => {
    const uploads = new Uploads(server, ana)
    const { file } = (await uploads.send('早茶.txt', Buffer.from('leaves'))).says.sent
    const first = await say(ana, { text: 'teh "first"\nline 茶 \u2028' })
    await change(ana, 'edit', { room: 'lobby', target: first.seq, text: 'the "first"\nline 茶' })
    const gone = await say(ana, { text: 'a secret' })
    await change(ana, 'recall', { room: 'lobby', target: gone.seq })
    await say(ben, { text: 'not of ana' })
    await say(ana, { text: 'with a file', files: [file], reply: first.seq })
    const { room } = await change(ana, 'createRoom', { name: 'tea & cake', topic: 'green' })
    await say(ana, { text: 'in a room', to: room })
    await change(ana, 'leave', { room })
    const direct = await say(ana, { text: 'to ben alone', to: ben.me.userId })

    const answer = await take(ana)
    assert.equal(answer.headers.get('content-type'), 'application/jsonl; charset=utf-8')
    assert.match(answer.headers.get('content-disposition'), /^attachment; filename="teahouse-\d{4}-\d\d-\d\d\.jsonl"$/)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'same-origin')
    const [head, ...lines] = await linesOf(answer)
    assert.deepEqual({ ...head, at: undefined }, { format: 'teahouse.messages', version: 1, userId: ana.me.userId, at: undefined })
    assert.match(head.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.deepEqual(lines.at(-1), { end: true, messages: 4 })
    const rooms = lines.filter(line => line.kind)
    assert.deepEqual(rooms, [
      { room: 'lobby', kind: 'lobby' },
      { room, kind: 'open', name: 'tea & cake', topic: 'green' },
      { room: direct.room, kind: 'direct', with: { userId: ben.me.userId, name: 'ben' } },
    ])
    const messages = lines.filter(line => line.text !== undefined)
    assert.deepEqual(messages.map(({ room, text }) => [room, text]), [
      ['lobby', 'the "first"\nline 茶'], ['lobby', 'with a file'], [room, 'in a room'], [direct.room, 'to ben alone'],
    ])
    assert.equal(messages[0].edited, true)
    assert.equal(messages[0].as, 'ana')
    assert.equal(Date.parse(messages[0].at), first.at)
    assert.equal(messages[1].answers, first.seq)
    const [sent] = messages[1].files
    assert.equal(sent.name, '早茶.txt')
    assert.equal(sent.size, 6)
    const fetched = await fetch(new URL(sent.path, server.page), { headers: { authorization: `Bearer ${ana.me.token}` } })
    assert.equal(await fetched.text(), 'leaves')
  })

  test('is complete and in order when it is much, and is not waited for by who says something', async () => {
    const wanted = []
    for (let at = 0; at < 2_000; at += 10) {
      const some = Array.from({ length: 10 }, (_, more) => `${at + more} ${'茶'.repeat(200)}`)
      wanted.push(...some)
      await Promise.all(some.map(text => say(ana, { text })))
    }
    const answer = await take(ana)
    await say(ben, { text: 'meanwhile' })
    const lines = await linesOf(answer)
    assert.deepEqual(lines.filter(line => line.text).map(line => line.text).sort(), wanted.sort())
    const seqs = lines.filter(line => line.seq).map(line => line.seq)
    assert.deepEqual(seqs, seqs.toSorted((one, other) => one - other))
    assert.deepEqual(lines.at(-1), { end: true, messages: 2_000 })
  })

  test('is for who shows that they are it, and seldom', async () => {
    assert.equal((await fetch(new URL('/api/export', server.page))).status, 401)
    assert.equal((await take(ana, 'POST')).status, 405)
    assert.equal((await take(ana, 'GET', { 'sec-fetch-site': 'cross-site' })).status, 403)
    // To ask whether one may takes nothing.
    assert.equal((await take(ana, 'HEAD')).status, 200)
    assert.equal((await take(ana, 'HEAD')).status, 200)
    await linesOf(await take(ana))
    const again = await take(ana)
    assert.equal(again.status, 429)
    const { code, retryAfter } = await again.json()
    assert.equal(code, 'tooFast')
    assert.ok(retryAfter > 0 && retryAfter <= 30_000)
    assert.ok(Number(again.headers.get('retry-after')) <= 31)
    assert.equal((await take(ana, 'HEAD')).status, 429)
    await linesOf(await take(ben))
  })

  test('comes without chunks to who speaks HTTP/1.0, as some proxies do', async () => {
    await say(ana, { text: 'old ways' })
    const socket = net.connect(server.port, '127.0.0.1')
    socket.write(`GET /api/export HTTP/1.0\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${ana.me.token}\r\n\r\n`)
    let heard = ''
    for await (const bytes of socket) heard += bytes
    const [head, body] = heard.split('\r\n\r\n')
    assert.match(head, /^HTTP\/1\.1 200 /)
    assert.doesNotMatch(head, /chunked|content-length/)
    assert.match(head, /connection: close/)
    assert.deepEqual(body.trimEnd().split('\n').map(line => JSON.parse(line)).at(-1), { end: true, messages: 1 })
  })
})
