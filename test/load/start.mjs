// How long a start takes and what the program holds then, with all that a data directory keeps; and how long it takes to
// come into a room of it, and to read anywhere in its log.
//
//   node load/start.mjs DIRECTORY
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { Frame, Person } from '../process/person.mjs'
import { Server } from '../process/server.mjs'
import { median, memoryOf, rounded, sorted } from './measure.mjs'

const data = process.argv[2]
const pages = 1000

async function once() {
  const began = performance.now()
  const server = await Server.open({ data, flags: ['--shards', '1'] })
  const milliseconds = performance.now() - began
  const memory = { all: memoryOf(server, 'VmRSS') / 1e6, own: memoryOf(server) / 1e6 }
  await server.close()
  return { milliseconds, ...memory }
}

const ask = sql => execFileSync('sqlite3', ['-readonly', `${data}/teahouse.db`, sql], { encoding: 'utf8' }).trim()

async function timed(what) {
  const began = performance.now()
  await what()
  return performance.now() - began
}

/** Somebody comes into every room, and reads pages of fifty anywhere in them: how long each took until it was there. */
async function reading() {
  const server = await Server.open({ data, flags: ['--shards', '1', '--limits', 'none'] })
  const ana = await Person.arrive(server.url, 'ana')
  ana.send({ type: 'findRooms', data: { limit: 200 } })
  const { data: { rooms } } = await ana.next(Frame.roomsFound)
  const opened = []
  const heads = new Map()
  for (const { room } of rooms) {
    ana.send({ type: 'join', data: { room } })
    await ana.next(Frame.roomEntered, data => data.room === room)
    opened.push(await timed(async () => {
      ana.send({ type: 'subscribe', data: { room } })
      const { data: { head } } = await ana.next(Frame.page, data => data.room === room)
      heads.set(room, head)
    }))
  }
  const read = []
  for (let at = 0; at < pages; at += 1) {
    const { room } = rooms[at % rooms.length]
    const before = 1 + Math.floor(Math.random() * heads.get(room))
    read.push(await timed(async () => {
      ana.send({ type: 'history', id: String(at), data: { room, before, limit: 50 } })
      await ana.next(Frame.page, (_, { id }) => id === String(at))
    }))
  }
  await ana.leave()
  await server.close()
  return { opened: sorted(opened), read: sorted(read) }
}

const rounds = []
for (let round = 0; round < 5; round += 1) rounds.push(await once())
const middle = field => median(rounds.map(one => one[field]))
const messages = ask('SELECT sum(head) FROM rooms')
const { opened, read } = await reading()
const quantiles = times => `${rounded(median(times))} ms, p99 ${rounded(times[Math.floor(times.length * 0.99)])} ms`
const bytes = fs.statSync(`${data}/teahouse.db`).size
console.log(`| a start with ${Number(messages).toLocaleString('en')} messages kept (${rounded(bytes / 1e9)} GB), the median of 5 | `
  + `${rounded(middle('milliseconds'))} ms until it serves; ${rounded(middle('all'))} MB resident, ${rounded(middle('own'))} MB of them its own |`)
console.log(`| to open one of its ${opened.length} rooms; to read fifty messages anywhere in them | ${quantiles(opened)}; ${quantiles(read)} |`)
