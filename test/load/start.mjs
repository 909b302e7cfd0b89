// How long a start takes and what the program holds then, with all that a data directory keeps.
//
//   node load/start.mjs DIRECTORY
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { Server } from '../process/server.mjs'

const data = process.argv[2]
const rounded = value => Number(value.toPrecision(2)).toLocaleString('en')

async function once() {
  const began = performance.now()
  const server = await Server.open({ data, flags: ['--shards', '1'] })
  const milliseconds = performance.now() - began
  const status = fs.readFileSync(`/proc/${server.pid}/status`, 'utf8')
  const megabytes = name => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)[1]) * 1024 / 1e6
  const memory = { all: megabytes('VmRSS'), own: megabytes('RssAnon') }
  await server.close()
  return { milliseconds, ...memory }
}

const rounds = []
for (let round = 0; round < 5; round += 1) rounds.push(await once())
const median = field => rounds.map(one => one[field]).sort((a, b) => a - b)[2]
const messages = execFileSync('sqlite3', ['-readonly', `${data}/teahouse.db`, 'SELECT sum(head) FROM rooms'], { encoding: 'utf8' }).trim()
const bytes = fs.statSync(`${data}/teahouse.db`).size
console.log(`| a start with ${Number(messages).toLocaleString('en')} messages kept (${rounded(bytes / 1e9)} GB), the median of 5 | `
  + `${rounded(median('milliseconds'))} ms until it serves; ${rounded(median('all'))} MB resident, ${rounded(median('own'))} MB of them its own |`)
