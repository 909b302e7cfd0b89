// What a client should not send, sent to the real program. Each gets the answer it deserves, and nothing changes.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { after, before, test } from 'node:test'
import { Frame, freshCid, Person } from '../process/person.mjs'
import { Server } from '../process/server.mjs'
import { within } from '../process/within.mjs'
import { RawSocket } from './raw_socket.mjs'

let server
let ana
let ben

before(async () => {
  server = await Server.open({ flags: ['--limits', 'none'] })
  ana = await Person.arrive(server.url, 'ana')
  ben = await Person.arrive(server.url, 'ben')
})
after(() => server.close())

/** Everybody still hears everybody, and the log has grown by the one word that says so. */
async function nothingChanged(since) {
  const answer = await ben.say('still here')
  assert.equal(answer.type, Frame.acknowledged)
  assert.equal(answer.data.seq, since + 1, 'nothing else came into the log')
  await ana.next(Frame.said, data => data.seq === since + 1)
}

async function head() {
  ben.send({ type: 'ping', id: 'head', data: {} })
  const pong = await ben.next(Frame.pong)
  return pong.data.heads.find(({ room }) => room === 'lobby').head
}

async function refused(text) {
  ana.socket.send(text)
  return (await ana.next(Frame.refused)).data
}

const say = data => JSON.stringify({ type: 'msg', data: { cid: freshCid(), ...data } })
const deep = depth => `{"type":"msg","data":{"text":"hello","more":${'['.repeat(depth)}${']'.repeat(depth)}}}`
const nobody = '00000000-0000-4000-8000-000000000000'

const askings = [
  ['what is not JSON', 'hello', 'malformed'],
  ['nothing at all', '', 'malformed'],
  ['an array', '[]', 'malformed'],
  ['JSON that is deeper than any frame', deep(100), 'malformed'],
  ['a text that is a number', say({ text: 7 }), 'malformed'],
  ['a type nobody knows', '{"type":"brew","data":{}}', 'unknownType'],
  ['a type that is a number', '{"type":1,"data":{}}', 'malformed'],
  ['an empty text', say({ text: '' }), 'textEmpty'],
  ['a text of blanks and invisible characters', say({ text: ' \n\u200b\u3164' }), 'textEmpty'],
  ['a text of 4,001 characters', say({ text: '字'.repeat(4001) }), 'textTooLong'],
  ['an empty name', '{"type":"changeName","data":{"name":""}}', 'nameEmpty'],
  ['a name of invisible characters', '{"type":"changeName","data":{"name":"\u2800\u200d"}}', 'nameEmpty'],
  ['a name of 33 characters', `{"type":"changeName","data":{"name":"${'字'.repeat(33)}"}}`, 'nameTooLong'],
  ['a name that turns text', '{"type":"changeName","data":{"name":"ana\u202e"}}', 'nameNotAllowed'],
  ['words for nobody', say({ text: 'hello', to: nobody }), 'unknownRecipient'],
  ['words for what is no id', say({ text: 'hello', to: 'ben' }), 'unknownRecipient'],
  ['words for a room that is not there', say({ text: 'hello', to: `room-${nobody}` }), 'unknownRoom'],
  ['a room that is not there, to be heard', `{"type":"subscribe","data":{"room":"room-${nobody}"}}`, 'unknownRoom'],
  ['neither a room nor a person to be heard', '{"type":"subscribe","data":{}}', 'malformed'],
  ['to leave the lobby', '{"type":"leave","data":{"room":"lobby"}}', 'cannotLeave'],
  ['a position below nothing', '{"type":"read","data":{"room":"lobby","seq":-1}}', 'malformed'],
  ['a second connection frame', '{"type":"connection","data":{"name":"eve","v":1}}', 'alreadySignedIn'],
]

for (const [what, text, code] of askings) {
  test(`${what} is refused as ${code} and changes nothing`, async () => {
    const since = await head()
    assert.equal((await refused(text)).code, code)
    await nothingChanged(since)
  })
}

const examples = new URL('../../protocol/examples/bad/', import.meta.url)
for (const file of fs.readdirSync(examples)) {
  test(`the bad example ${file} is refused as the protocol says`, async () => {
    const { frame, text, refusal } = JSON.parse(fs.readFileSync(new URL(file, examples), 'utf8'))
    const answer = await refused(text ?? JSON.stringify(frame))
    assert.equal(answer.code, refusal.code)
  })
}

test('a letter between two others is not there for a third', async () => {
  await ana.say('between us', { to: ben.me.userId })
  const { data: { room } } = await ben.next(Frame.said, data => data.text === 'between us')
  const cem = await Person.arrive(server.url, 'cem')
  for (const request of [
    { type: 'history', data: { room } }, { type: 'subscribe', data: { room } }, { type: 'msg', data: { to: room, text: 'hello', cid: freshCid() } },
  ]) {
    cem.send(request)
    assert.equal((await cem.next(Frame.refused)).data.code, 'unknownRoom')
  }
  await cem.leave()
})

test('a room that one has not entered is not to be read, heard or spoken in', async () => {
  ben.send({ type: 'createRoom', id: 'tea', data: { name: 'tea', cid: freshCid() } })
  const { data: { room } } = await ben.next(Frame.roomEntered, (_, { id }) => id === 'tea')
  for (const request of [
    { type: 'history', data: { room } }, { type: 'subscribe', data: { room } }, { type: 'msg', data: { to: room, text: 'hello', cid: freshCid() } },
  ]) assert.equal((await refused(JSON.stringify(request))).code, 'notAMember')
})

const hello = '{"type":"connection","data":{"name":"eve","v":1}}'
const violations = [
  ['a frame before connection', 4101, raw => raw.text(say({ text: 'hello' }))],
  ['a first frame over 4 KiB', 1009, raw => raw.text(`{"type":"connection","data":{"name":"${'e'.repeat(5000)}"}}`)],
  ['a message over 64 KiB', 1009, raw => raw.text(hello).frame(1, 'e'.repeat(70_000))],
  ['a binary message', 1003, raw => raw.text(hello).frame(2, 'hello')],
  ['text that is not UTF-8', 1007, raw => raw.text(hello).frame(1, Buffer.from([0x22, 0xc3, 0x28, 0x22]))],
  ['a surrogate in UTF-8', 1007, raw => raw.text(hello).frame(1, Buffer.from([0xed, 0xa0, 0x80]))],
  ['a frame without a mask', 1002, raw => raw.bytes([0x81, hello.length, ...Buffer.from(hello)])],
  ['a reserved bit', 1002, raw => raw.frame(1, hello, { reserved: 4 })],
  ['a reserved opcode', 1002, raw => raw.frame(3, 'hello')],
  ['a reserved control opcode', 1002, raw => raw.frame(0xb, 'hello')],
  ['a ping in pieces', 1002, raw => raw.frame(9, 'hello', { fin: false })],
  ['a ping that is too long', 1002, raw => raw.frame(9, 'e'.repeat(126))],
  ['a continuation of nothing', 1002, raw => raw.frame(0, 'hello')],
  ['a message within another', 1002, raw => raw.frame(1, '{', { fin: false }).frame(1, '}')],
  ['a close of one byte', 1002, raw => raw.frame(8, 'e')],
  ['a close with a code that is none', 1002, raw => raw.frame(8, Buffer.from([0x03, 0xec]))],
  ['a length of two gigabytes', 1009, raw => raw.text(hello).bytes([0x81, 0xff, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 1, 2, 3, 4])],
  ['a length with its highest bit set', 1002, raw => raw.text(hello).bytes([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4])],
]

for (const [what, code, send] of violations) {
  test(`${what} closes the connection with ${code} and disturbs nobody`, async () => {
    const since = await head()
    const raw = await RawSocket.open(server)
    send(raw)
    assert.equal(await raw.closeCode(), code)
    await nothingChanged(since)
  })
}

test('a cid that was used for something else is refused', async () => {
  const cid = freshCid()
  ana.socket.send(say({ text: 'once', cid }))
  await ana.next(Frame.acknowledged, data => data.cid === cid)
  assert.equal((await refused(say({ text: 'twice', cid }))).code, 'cidConflict')
})

test('one may be in 300 rooms, of which the lobby is one, and in no more', async () => {
  const make = name => {
    ana.send({ type: 'createRoom', id: name, data: { name, cid: freshCid() } })
    return ana.next([Frame.roomEntered, Frame.refused], (_, frame) => frame.id === name)
  }
  for (let room = 1; room < 300; room += 1) assert.equal((await make(`room ${room}`)).type, Frame.roomEntered)
  assert.equal((await make('room 300')).data.code, 'tooManyRooms')
})

test('somebody who says nothing is let go after five seconds', async () => {
  const raw = await RawSocket.open(server)
  assert.equal(await raw.closeCode(), 4100)
})

test('without a word for the measurements, talking nonsense ends the connection, and haste is told to wait', async () => {
  const strict = await Server.open()
  try {
    const eve = await Person.arrive(strict.url, 'eve')
    for (let word = 0; word < 6; ++word) eve.socket.send(say({ text: `word ${word}` }))
    const told = await eve.next(Frame.refused)
    assert.equal(told.data.code, 'tooFast')
    assert.ok(told.data.retryAfter > 0)
    for (let strike = 0; strike < 100; ++strike) eve.socket.send('nonsense')
    assert.equal((await within(5_000, 'the close', eve.closed)).code, 4200)
  } finally {
    await strict.close()
  }
})
