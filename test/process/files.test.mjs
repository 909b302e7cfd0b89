import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { Frame, Person, freshCid } from './person.mjs'
import { jpeg, png } from './pictures.mjs'
import { Server } from './server.mjs'
import { Uploads, until } from './uploads.mjs'

let server
let ana
let ben
let anas
let bens

async function arrive(flags = []) {
  server = await Server.open({ flags: ['--shards', '2', ...flags] })
  await meet()
}

async function meet() {
  ana = await Person.arrive(server.url, 'ana', { identity: ana?.identity })
  ben = await Person.arrive(server.url, 'ben', { identity: ben?.identity })
  anas = new Uploads(server, ana)
  bens = new Uploads(server, ben)
}

afterEach(async () => {
  await server.close()
  ana = ben = undefined
})

/** Says it with files, and answers with what everybody hears of it. */
async function say(person, files, { to, text = '' } = {}) {
  const cid = freshCid()
  person.send({ type: 'msg', data: { ...(to ? { to } : {}), text, files, cid } })
  const answer = await person.next([Frame.acknowledged, Frame.refused], data => data.cid === cid)
  if (answer.type === Frame.refused) return answer.data
  if (to) return answer.data
  return (await person.next(Frame.said, data => data.seq === answer.data.seq && data.cid === cid)).data
}

const contents = () => fs.readdirSync(path.join(server.data, 'files', 'contents')).sort()
const kept = part => fs.readdirSync(path.join(server.data, 'files', part))
const sum = bytes => createHash('sha256').update(bytes).digest('hex')

describe('a file', () => {
  beforeEach(() => arrive())

  test('goes up, into a message, and is fetched by who hears it', async () => {
    const bytes = randomBytes(300_000)
    const sent = (await anas.send('tea.bin', bytes)).says.sent
    assert.deepEqual(sent, { file: sent.file, name: 'tea.bin', type: 'application/octet-stream', size: 300_000, preview: false })
    const said = await say(ana, [sent.file])
    assert.deepEqual(said.files, [sent])
    assert.equal(said.text, '')
    const heard = await ben.next(Frame.said)
    assert.deepEqual(heard.data.files, [sent])
    const answer = await bens.fetch('lobby', sent.file)
    assert.equal(answer.status, 200)
    assert.deepEqual(answer.bytes, bytes)
    assert.deepEqual(contents(), [sum(bytes)])
    const page = await ben.wholeLog('lobby')
    assert.deepEqual(page.entries.at(-1).data.files, [sent])
  })

  test('that is cut off goes on where it was, also after the program was killed', async () => {
    const bytes = randomBytes(1_000_000)
    const { file } = (await anas.begin('long.bin', bytes.length)).says
    const request = await anas.cut(file, bytes, 400_000)
    await until('the first part', async () => (await anas.about(file)).says.offset > 300_000)
    request.destroy()
    await until('the rest of it', async () => (await anas.about(file)).says.offset === 400_000)
    assert.equal((await anas.put(file, 100, bytes.subarray(100))).status, 409)
    const more = await anas.put(file, 400_000, bytes.subarray(400_000, 500_000))
    assert.deepEqual(more.says, { file, offset: 500_000, size: 1_000_000 })

    await server.kill()
    await server.start()
    await meet()
    assert.equal((await anas.about(file)).says.offset, 500_000)
    const whole = await anas.put(file, 500_000, bytes.subarray(500_000))
    assert.equal(whole.says.sent.size, 1_000_000)
    await say(ana, [file])
    assert.equal(sum((await bens.fetch('lobby', file)).bytes), sum(bytes))
    assert.deepEqual(kept('coming'), [])
    assert.deepEqual(kept('making'), [])
  })

  test('of which all bytes were there when the program was killed is finished by nothing more', async () => {
    const { file } = (await anas.begin('a.txt', 3)).says
    fs.mkdirSync(path.join(server.data, 'files', 'coming'), { recursive: true })
    await server.kill()
    fs.writeFileSync(path.join(server.data, 'files', 'coming', file), 'tea')
    await server.start()
    await meet()
    assert.deepEqual((await anas.about(file)).says, { file, offset: 3, size: 3 })
    assert.equal((await anas.put(file, 3, '')).says.sent.type, 'text/plain')
  })

  test('that two people send is on the disk once, and goes with the last message that has it', async () => {
    const bytes = randomBytes(1000)
    const one = (await anas.send('one', bytes)).says.sent
    const two = (await bens.send('two', bytes)).says.sent
    assert.deepEqual(contents(), [sum(bytes)])
    const first = await say(ana, [one.file])
    const second = await say(ben, [two.file])
    await ana.change('recall', { room: 'lobby', target: first.seq })
    assert.equal((await bens.fetch('lobby', one.file)).status, 404)
    await until('the sweep', () => kept('kept').length === 1)
    assert.deepEqual((await anas.fetch('lobby', two.file)).bytes, bytes)
    await ben.change('recall', { room: 'lobby', target: second.seq })
    await until('the sweep', () => contents().length === 0)
    assert.deepEqual(kept('kept'), [])
    const page = await ben.wholeLog('lobby')
    assert.ok(page.entries.every(({ data }) => data.files === undefined))
  })

  test('is for who is in the room, at every request', async () => {
    ana.send({ type: 'createRoom', data: { name: 'tea', cid: freshCid() } })
    const { room } = (await ana.next(Frame.roomEntered)).data
    const { file } = (await anas.send('a.txt', Buffer.from('tea'))).says.sent
    await say(ana, [file], { to: room })
    assert.equal((await bens.fetch(room, file)).status, 404)
    assert.equal((await bens.fetch('lobby', file)).status, 404)
    await ben.send({ type: 'join', data: { room, cid: freshCid() } })
    await ben.next(Frame.roomEntered)
    const answer = await bens.fetch(room, file)
    assert.equal(answer.status, 200)
    await ben.send({ type: 'leave', data: { room, cid: freshCid() } })
    await ben.next(Frame.roomLeft)
    const etag = answer.fields.get('etag')
    assert.equal((await bens.fetch(room, file, 'name', { 'if-none-match': etag })).status, 404)
    assert.equal((await anas.fetch(room, file, 'name', { 'if-none-match': etag })).status, 304)
    const nobody = new Uploads(server, { me: {} })
    assert.equal((await nobody.fetch(room, file)).status, 401)
    assert.equal((await nobody.begin('a', 1)).status, 401)
  })

  test('comes in parts', async () => {
    const bytes = randomBytes(1000)
    const { file } = (await anas.send('a', bytes)).says.sent
    await say(ana, [file])
    const part = range => anas.fetch('lobby', file, 'name', { range })
    const middle = await part('bytes=10-19')
    assert.equal(middle.status, 206)
    assert.equal(middle.fields.get('content-range'), 'bytes 10-19/1000')
    assert.deepEqual(middle.bytes, bytes.subarray(10, 20))
    assert.deepEqual((await part('bytes=990-')).bytes, bytes.subarray(990))
    assert.deepEqual((await part('bytes=-5')).bytes, bytes.subarray(995))
    assert.equal((await part('bytes=5-2000')).bytes.length, 995)
    const beyond = await part('bytes=1000-')
    assert.equal(beyond.status, 416)
    assert.equal(beyond.fields.get('content-range'), 'bytes */1000')
    assert.equal((await part('bytes=0-1,5-6')).status, 200)
    assert.equal((await part('lines=1-2')).status, 200)
    const stale = await anas.fetch('lobby', file, 'name', { range: 'bytes=0-0', 'if-range': '"other"' })
    assert.equal(stale.bytes.length, 1000)
  })

  test('is sent by its owner alone, and once', async () => {
    const { file } = (await anas.send('a', Buffer.from('a'))).says.sent
    const { file: unfinished } = (await anas.begin('b', 2)).says
    for (const [person, files] of [[ben, [file]], [ana, [unfinished]], [ana, [file, file]], [ana, ['nonsense']]]) {
      assert.equal((await say(person, files)).code, 'unknownFile')
    }
    assert.equal((await bens.about(file)).status, 404)
    assert.equal((await bens.drop(file)).status, 404)
    assert.equal((await bens.put(unfinished, 0, 'bb')).status, 404)
    await say(ana, [file])
    assert.equal((await say(ana, [file])).code, 'unknownFile')
    assert.equal((await anas.drop(file)).status, 404)
  })

  test('that is not wanted any more is dropped', async () => {
    const { file } = (await anas.send('a', Buffer.from('a'))).says.sent
    assert.equal((await anas.drop(file)).status, 204)
    assert.equal((await anas.about(file)).status, 404)
    await until('the sweep', () => contents().length === 0)
  })

  test('of which more comes than was announced is refused, and what a stranger\'s page asks too', async () => {
    const { file } = (await anas.begin('a', 3)).says
    const more = await anas.put(file, 0, 'four')
    assert.equal(more.status, 413)
    assert.equal(more.says.max, 3)
    const strange = await anas.ask('POST', '/api/files', { body: '{"name": "a", "size": 1}', fields: { 'sec-fetch-site': 'cross-site' } })
    assert.equal(strange.status, 403)
    const foreign = await anas.ask('DELETE', `/api/files/${file}`, { fields: { origin: 'https://evil.example' } })
    assert.equal(foreign.status, 403)
    for (const body of ['', '{}', '[]', '{"name": 1, "size": 1}', '{"name": "a", "size": -1}', '{"name": "a", "size": 1, "duration": "x"}']) {
      assert.equal((await anas.ask('POST', '/api/files', { body })).says?.code, 'malformed')
    }
  })

  test('is read by an original client as its name', async () => {
    const cem = await Person.arrive(server.url, 'cem', { v: 0 })
    const { file } = (await anas.send('茶.txt', Buffer.from('tea'))).says.sent
    await say(ana, [file])
    assert.equal((await cem.next(Frame.said)).data.text, '[茶.txt]')
  })

  test('that is in no message is forgotten after a day', async () => {
    const { file } = (await anas.send('a', Buffer.from('a'))).says.sent
    const { file: begun } = (await anas.begin('b', 2)).says
    await anas.put(begun, 0, 'b')
    const { file: said } = (await anas.send('c', Buffer.from('c'))).says.sent
    await say(ana, [said])
    await server.stop()
    execFileSync('sqlite3', [server.database, 'UPDATE files SET at = at - 25 * 3600 * 1000'])
    await server.start()
    await meet()
    await until('the sweep', () => contents().length === 1)
    assert.equal((await anas.about(file)).status, 404)
    assert.equal((await anas.about(begun)).status, 404)
    assert.equal((await bens.fetch('lobby', said)).status, 200)
  })
})

describe('a picture', () => {
  beforeEach(() => arrive())

  test('says nothing of where it was taken, and still which side is up', async () => {
    const sent = (await anas.send('a.jpg', jpeg({ orientation: 6, behind: '<script>GPS</script>' }))).says.sent
    assert.deepEqual([sent.type, sent.width, sent.height], ['image/jpeg', 30, 40])
    await say(ana, [sent.file])
    const { bytes } = await bens.fetch('lobby', sent.file)
    assert.equal(bytes.length, sent.size)
    assert.ok(!bytes.includes('GPS'))
    assert.ok(bytes.includes(Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06', 'latin1')))
  })

  test('has a small one beside it, by another program that sees nothing else', async t => {
    if (!fs.existsSync('/usr/bin/vipsthumbnail')) return t.skip('libvips-tools is not installed')
    const sent = (await anas.send('a.png', png(1600, 1200, { orientation: 6 }))).says.sent
    assert.deepEqual([sent.preview, sent.width, sent.height], [true, 1200, 1600])
    assert.match(sent.tint, /^#c[789][34][b-d][12][d-f]$|^#c[789]3[b-d]1[d-f]$/)
    await say(ana, [sent.file])
    const preview = await bens.fetch('lobby', sent.file, 'preview')
    assert.equal(preview.status, 200)
    assert.equal(preview.fields.get('content-type'), 'image/webp')
    assert.equal(preview.bytes.subarray(8, 12).toString(), 'WEBP')
    assert.equal(Number(preview.fields.get('content-length')), preview.bytes.length)
    assert.ok(preview.bytes.length < 20_000)
    assert.ok(!(await bens.fetch('lobby', sent.file)).bytes.includes('GPS'))
  })

  test('that cannot be cleaned is refused, and nothing of it is left', async () => {
    for (const bytes of [Buffer.from('ffd8ffe1000100', 'hex'), Buffer.from('II*\0raw', 'latin1'), Buffer.from('\0\0\0\x18ftypheic', 'latin1')]) {
      const answer = await anas.send('a.jpg', bytes)
      assert.equal(answer.status, 415)
      assert.equal(answer.says.code, 'cannotBeCleaned')
    }
    assert.deepEqual([...contents(), ...kept('coming'), ...kept('kept')], [])
  })
})

describe('a house with little room', () => {
  test('says what is too large before and after', async () => {
    await arrive(['--file-size-max', '1'])
    const nobody = new Uploads(server, { me: {} })
    assert.deepEqual((await nobody.ask('GET', '/api/limits')).says, { fileBytes: 1024 * 1024, filesPerMessage: 10 })
    const answer = await anas.begin('a', 1024 * 1024 + 1)
    assert.equal(answer.status, 413)
    assert.deepEqual([answer.says.code, answer.says.max], ['fileTooLarge', 1024 * 1024])
  })

  test('takes so much of one person in a day', async () => {
    await arrive(['--files-daily-max', '1'])
    assert.equal((await anas.begin('a', 1_000_000)).status, 201)
    const answer = await anas.begin('b', 1_000_000)
    assert.equal(answer.status, 507)
    assert.deepEqual([answer.says.code, answer.says.max, answer.says.retryAfter], ['noRoom', 48_576, 86_400_000])
    assert.equal((await bens.begin('c', 1_000_000)).status, 201)
  })

  test('takes so much in all', async () => {
    await arrive(['--files-total-max', '1'])
    assert.equal((await anas.begin('a', 1_000_000)).status, 201)
    const answer = await bens.begin('b', 1_000_000)
    assert.deepEqual([answer.status, answer.says.code, answer.says.max, answer.says.retryAfter], [507, 'noRoom', 48_576, undefined])
  })

  test('takes so many of one person at a time', async () => {
    await arrive()
    for (let count = 0; count < 30; count += 1) assert.equal((await anas.begin('a', 1)).status, 201)
    const answer = await anas.begin('a', 1)
    assert.deepEqual([answer.status, answer.says.code], [429, 'tooManyUploads'])
  })
})
