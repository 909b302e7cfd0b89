// How people fare while the house is attacked, attack by attack, and prints a table; --write puts it into docs/performance.md.
//
//   node load/attack.mjs LOAD_PROGRAM [--write] [--only WORD] [--seconds 10]
//
// The server runs with the limits that people have. Two hundred people in the lobby say fifty things a second, and
// newcomers come ten times a second: first in quiet, then under the attack, with the same server.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { within } from '../process/within.mjs'
import { onCore } from './cores.mjs'
import { inHouse, measured, memoryOf } from './measure.mjs'
import { writeTable } from './page.mjs'

const { values, positionals: [load] } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, seconds: { type: 'string', default: '10' } },
})

const patience = 60_000

const attacks = [
  ['stalled', '5,000 requests of a byte a second'],
  ['silent', '10,000 connections that say nothing'],
  ['networks', '10,000 that say nothing, each from another network'],
  ['garbage', '500 connections a second with garbage'],
  ['strangers', '10,000 that speak WebSocket and never sign in'],
  ['comers', '500 new people a second, who go again'],
  ['deaf', '1,000 readers that never read'],
  ['length', 'a frame of 2⁶³ − 1 bytes'],
  ['fragments', 'fragments without end'],
  ['pings', 'pings without end'],
  ['empty', 'empty messages without end'],
  ['asking', 'requests without end'],
  ['deep', 'JSON 60,000 levels deep'],
  ['inflating', '60 KB that inflate to 60 MB'],
  ['header', 'a header without end'],
]

const people = (server, text) => measured(load, 'people', server, '--clients', '200', '--rate', '50', '--bytes', text, '--seconds', values.seconds)

/** What the server holds: its own memory, and what the kernel holds for the sockets of this machine. */
function held(server) {
  const sockets = Number(/TCP:.* mem (\d+)/.exec(fs.readFileSync('/proc/net/sockstat', 'utf8'))[1]) * 4096
  return { own: memoryOf(server), sockets }
}

/** The most that is held while something is under way. */
async function most(server, until) {
  const seen = { own: 0, sockets: 0 }
  const look = () => {
    const now = held(server)
    seen.own = Math.max(seen.own, now.own)
    seen.sockets = Math.max(seen.sockets, now.sockets)
  }
  const timer = setInterval(look, 50)
  try {
    return [await until, seen]
  } finally {
    clearInterval(timer)
  }
}

const under = name => inHouse({ flags: ['--shards', '1'] }, async server => {
  const text = name === 'deaf' ? '2000' : '128'
  let attackers
  try {
    const quiet = await people(server, text)
    const before = held(server)
    const [command, ...words] = onCore(1, ['nice', '-n', '19', process.execPath, fileURLToPath(new URL('attackers.mjs', import.meta.url)), name, String(server.port)])
    attackers = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] })
    const lines = createInterface({ input: attackers.stdout })[Symbol.asyncIterator]()
    const says = async what => (await within(patience, `${name}: ${what}`, lines.next())).value ?? ''
    const [attacked, peak] = await most(server, says('its full strength').then(word => {
      if (word !== 'on') throw new Error(`${name} ended before it began`)
      return people(server, text)
    }))
    attackers.stdin.end()
    const told = JSON.parse(await says('what came of it'))
    return { quiet, attacked, told, own: peak.own - before.own, sockets: peak.sockets - before.sockets }
  } finally {
    if (attackers && attackers.exitCode === null) {
      attackers.kill()
      await once(attackers, 'exit')
    }
  }
})

const ms = value => value.toFixed(value < 10 ? 1 : 0)
const mb = bytes => (Math.max(0, bytes) / 1e6).toFixed(0)
const codes = told => Object.entries(told.codes).map(([code, count]) => `${count} × ${code}`).join(', ')

const rows = []
for (const [name, words] of attacks.filter(([name, words]) => `${name} ${words}`.includes(values.only))) {
  const { quiet, attacked, told, own, sockets } = await under(name)
  const turned = attacked.newcomers_turned_away ? `, ${attacked.newcomers_turned_away} turned away` : ''
  rows.push(`| ${words} | ${ms(quiet.p99_ms)} → ${ms(attacked.p99_ms)} ms | ${ms(quiet.newcomers_p99_ms)} → ${ms(attacked.newcomers_p99_ms)} ms${turned}`
    + ` | ${(quiet.cpu_share * 100).toFixed(0)} → ${(attacked.cpu_share * 100).toFixed(0)} % | ${mb(own)} + ${mb(sockets)} MB`
    + ` | ${told.opened} opened, ${told.left} left; ${codes(told) || 'closed without a word'} |`)
  console.log(rows.at(-1))
}
const storm = '15,000 people of the lobby, cut off and back at once'
if (`returners ${storm}`.includes(values.only)) {
  const [figures, peak] = await inHouse({ flags: ['--shards', '1'] }, server => most(server, measured(load, 'returners', server, '--clients', '15000')))
  rows.push(`| ${storm} | ${ms(figures.quiet_p99_ms)} → ${ms(figures.storm_p99_ms)} ms | all are back after ${figures.seconds_until_all_are_back.toFixed(1)} s`
    + ` | ${figures.cpu_ms_each.toFixed(2)} ms each | ${mb(peak.own)} + ${mb(peak.sockets)} MB in all | 15000 came back |`)
  console.log(rows.at(-1))
}
if (values.write) {
  writeTable('attacked', `two hundred people, fifty messages a second, ${values.seconds} seconds each.`,
    '| attack | said to heard, p99 | newcomers, p99 | CPU of the server | most memory, its own and of sockets | what became of them |', rows)
}
console.log(`${rows.length} attacks`)
