import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { Frame, Person, freshCid } from './person.mjs'
import { Server } from './server.mjs'
import { callsOf, faultOfOrder, whyNotTraced } from './trace.mjs'

const messages = 50

const skip = whyNotTraced()

const right = `7 pwrite64(9</d/teahouse.db-wal>, "the-cid", 4096, 0) = 4096
7 fdatasync(9</d/teahouse.db-wal> <unfinished ...>
5 epoll_wait(4, [], 1, 10) = 0
7 <... fdatasync resumed>) = 0
5 writev(12<TCP:[1]>, [{"{\\"type\\":5,\\"cid\\":\\"the-cid\\"}", 90}], 1) = 90
`
test('The reader of traces takes the right order for right', () => {
  assert.equal(faultOfOrder(callsOf(right), 'the-cid'), undefined)
})
test('The reader of traces notices an acknowledgement before the sync, during it, of another message, and without one', () => {
  const lines = right.trim().split('\n')
  const early = [lines[4], ...lines.slice(0, 4)].join('\n')
  const other = right.replace('"the-cid", 4096', '"another-cid", 4096')
  const during = [lines[0], lines[1], lines[4], lines[3]].join('\n')
  const never = [lines[0], lines[4]].join('\n')
  const failed = right.replace('resumed>) = 0', 'resumed>) = -1 EIO')
  for (const trace of [early, during, never, other, failed]) assert.notEqual(faultOfOrder(callsOf(trace), 'the-cid'), undefined, trace)
})

let house
let trace
before(async () => {
  if (skip) return
  trace = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'teahouse-trace-')), 'calls')
  const calls = 'trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg,sendmmsg'
  // -D: the program stays our child, and strace goes when it goes.
  house = await Server.open({ prefix: ['strace', '-D', '-f', '-y', '-s', '8192', '-o', trace, '-e', calls], flags: ['--limits', 'none'] })
})
after(async () => {
  await house?.close()
  if (trace) fs.rmSync(path.dirname(trace), { recursive: true, force: true })
})

test('The log of the database is synced before each acknowledgement is written to its socket', { skip }, async () => {
  const ana = await Person.arrive(house.url, 'ana')
  const cids = Array.from({ length: messages }, freshCid)
  for (const cid of cids) assert.equal((await ana.say('good morning', { cid })).type, Frame.acknowledged)
  await ana.leave()
  assert.equal((await house.stop()).code, 0)
  const calls = callsOf(fs.readFileSync(trace, 'utf8'))
  for (const cid of cids) assert.equal(faultOfOrder(calls, cid), undefined)
})
