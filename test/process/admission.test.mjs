// Where there is not room for all: a house with few descriptors, and a crowd that comes from one network.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import { after, before, test } from 'node:test'
import tls from 'node:tls'
import { Frame, Person } from './person.mjs'
import { madeUpPapers } from './papers.mjs'
import { Server } from './server.mjs'
import { within } from './within.mjs'

const crowdAddress = '127.9.0.1'
const patience = 8_000
const few = ['bash', '-c', 'ulimit -n 160 && exec "$@"', 'bash']
let house
before(async () => {
  house = await Server.open({ flags: ['--shards', '1'], prefix: few })
})
after(() => house.close())

test('Requests that are never finished keep nobody out', async () => {
  const stalled = []
  for (let at = 0; at < 100; at += 1) {
    const socket = net.connect({ port: house.port, host: '127.0.0.1', localAddress: crowdAddress })
    socket.on('error', () => {})
    socket.over = new Promise(resolve => socket.once('close', resolve))
    await once(socket, 'connect')
    socket.resume().write('GET / HTTP/1.1\r\nHo')
    stalled.push(socket)
  }
  const ana = await Person.arrive(house.url, 'ana')
  assert.equal((await ana.say('hello')).type, Frame.acknowledged)
  await within(patience, 'the end of the oldest', stalled[0].over)
  for (const socket of stalled) socket.destroy()
  await ana.leave()
})

test('Requests that are never finished, of a great many networks, keep out nobody from whose network others come at the same time', async () => {
  const sockets = []
  const begin = async localAddress => {
    const socket = net.connect({ port: house.port, host: '127.0.0.1', localAddress })
    sockets.push(socket)
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write('GET /healthz HTTP/1.1\r\nHo')
    return socket
  }
  const strangers = async (from, to) => {
    for (let at = from; at < to; at += 1) await begin(`127.10.${at}.1`)
  }
  await strangers(0, 150)
  const neighbours = [await begin('127.0.0.1'), await begin('127.0.0.1')]
  await strangers(150, 152)
  for (const neighbour of neighbours) {
    const answer = Promise.race([once(neighbour, 'data'), once(neighbour, 'close').then(() => [''])])
    neighbour.write('st: 127.0.0.1\r\n\r\n')
    const [bytes] = await within(patience, 'an answer', answer)
    assert.match(String(bytes), /^HTTP\/1.1 200/)
  }
  for (const socket of sockets) socket.destroy()
})

test('TLS handshakes that are never finished keep nobody out', async () => {
  const papers = madeUpPapers()
  const secure = await Server.open({ flags: ['--shards', '1', ...papers.flags], prefix: few, secure: true })
  const stalled = []
  for (let number = 0; number < 100; number += 1) {
    const socket = net.connect({ port: secure.port, host: '127.0.0.1', localAddress: crowdAddress })
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.resume().write(Buffer.from([22, 3, 1, 2, 0, 1]))
    stalled.push(socket)
  }
  const socket = tls.connect({ port: secure.port, host: '127.0.0.1', rejectUnauthorized: false })
  await within(patience, 'a handshake', once(socket, 'secureConnect'))
  socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  const [bytes] = await within(patience, 'an answer', once(socket, 'data'))
  assert.match(String(bytes), /^HTTP\/1.1 200/)
  for (const one of [socket, ...stalled]) one.destroy()
  await secure.close()
  fs.rmSync(papers.directory, { recursive: true })
})

test('A crowd of one network keeps nobody out who comes from another, and who came first stays', async () => {
  const ana = await Person.arrive(house.url, 'ana')
  const crowd = []
  for (let at = 0; at < 100; at += 1) {
    const one = new Person(house.url, { from: crowdAddress })
    await within(patience, 'a connection', one.opened)
    one.send({ type: 'connection', data: { v: 1 } })
    await within(patience, 'an answer', Promise.race([one.next(Frame.name).catch(() => {}), one.closed]))
    crowd.push(one)
  }
  assert.equal((await crowd.at(-1).closed).code, 4009)

  const ben = await Person.arrive(house.url, 'ben')
  assert.equal((await ben.say('is there room?')).type, Frame.acknowledged)
  await ana.next(Frame.said, data => data.text === 'is there room?')
  assert.equal(crowd[0].socket.readyState, crowd[0].socket.OPEN, 'the first of the crowd is still in')
  for (const one of [...crowd, ana, ben]) one.socket.terminate()
})
