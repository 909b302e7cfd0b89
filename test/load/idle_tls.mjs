// What silent people take who came over TLS: the load speaks none, so these are few, and of Node.
import fs from 'node:fs'
import { once } from 'node:events'
import WebSocket from 'ws'
import { madeUpPapers } from '../process/papers.mjs'
import { within } from '../process/within.mjs'
import { inHouse, memoryOf, rounded } from './measure.mjs'

const people = [200, 1000, 2000]
const atOnce = 10

async function comes({ port }) {
  const socket = new WebSocket(`wss://127.0.0.1:${port}/ws`, { rejectUnauthorized: false, perMessageDeflate: false })
  await once(socket, 'open')
  socket.send('{"type":"connection","data":{"v":1}}')
  await within(10_000, 'to be told who one is', once(socket, 'message'))
  return socket
}

/** All are told once a second who came: it is quiet when that is over. */
const quiet = () => new Promise(resolve => setTimeout(resolve, 2500))

const papers = madeUpPapers()
await inHouse({ flags: ['--limits', 'none', '--shards', '1', ...papers.flags], secure: true }, async house => {
  const here = []
  const held = []
  for (const wanted of people) {
    while (here.length < wanted) here.push(...await Promise.all(Array.from({ length: atOnce }, () => comes(house))))
    await quiet()
    held.push(memoryOf(house))
  }
  const each = (held[2] - held[1]) / (people[2] - people[1])
  console.log(`| 2,000 signed in over TLS, silent | ${rounded(each / 1000)} KB a connection from 1,000 to 2,000; ${rounded(held[2] / 1e6)} MB in all |`)
  for (const socket of here) socket.terminate()
})
fs.rmSync(papers.directory, { recursive: true })
