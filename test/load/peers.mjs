// Takes turns with others that broadcast, and prints what ours takes as a part of what theirs takes.
//
//   node load/peers.mjs LOAD_PROGRAM [--write] [--only WORD] [--rounds 5] [--seconds 3] [--peer 'NAME=COMMAND']...
//
// Ours knows people, decides, and keeps every message on disk before anybody hears it; theirs say to all what one says. A
// command is given the port as its last word, and serves WebSocket at /ws on 127.0.0.1.
import { parseArgs } from 'node:util'
import { inHouse, measured, median, rounded, sorted } from './measure.mjs'
import { writeTable } from './page.mjs'
import { relaysHere, withRelay } from './relays.mjs'

const { values, positionals: [load] } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    peer: { type: 'string', multiple: true, default: [] },
  },
})

const text = ['--bytes', '128', '--seconds', values.seconds]
// Our frame of such a message has about 368 bytes, for it says who, where and when; a relay's has 31 around its text.
const asLongAsOurs = ['--bytes', '337']
const full = ['--clients', '1000', '--in-flight', '64']

/** `part`: of what the slower of the two can say in a second with 64 in flight. */
const cases = [
  { name: 'of 1,000, one message in flight', args: ['--clients', '1000'] },
  { name: 'of 9,000, one message in flight', args: ['--clients', '9000'] },
  { name: 'of 1,000, 64 in flight', args: full },
  { name: 'of 1,000, 64 in flight, theirs as long as ours', args: full, theirs: asLongAsOurs },
  { name: 'of 1,000, 300 messages a second', args: ['--clients', '1000', '--rate', '300'] },
  { name: 'of 1,000, half of what the slower can', args: ['--clients', '1000'], part: 0.5 },
  { name: 'of 1,000, four fifths of what the slower can', args: ['--clients', '1000'], part: 0.8 },
]

const ours = (...options) => inHouse({ flags: ['--limits', 'none', '--shards', '1'] }, house => measured(load, 'room', house, ...text, ...options))
const theirs = (relay, ...options) => withRelay(relay, server => measured(load, 'room', server, ...text, '--relay', '1', ...options))

async function round(relay, { args, part, theirs: more = [] }) {
  const rate = []
  if (part) {
    const most = [await theirs(relay, ...full), await ours(...full)].map(told => told.deliveries_per_second / told.listeners)
    rate.push('--rate', String(Math.max(1, Math.round(Math.min(...most) * part))))
  }
  return { them: await theirs(relay, ...args, ...more, ...rate), us: await ours(...args, ...rate) }
}

const rows = []
let failed = 0
for (const relay of relaysHere(values.peer)) {
  for (const one of cases.filter(({ name }) => `${relay[0]}, a room ${name}`.includes(values.only))) {
    const rounds = []
    for (let count = 0; count < Number(values.rounds); count += 1) {
      try {
        rounds.push(await round(relay, one))
      } catch (error) {
        failed += 1
        console.error(`${relay[0]}, a room ${one.name}: ${error.stderr ?? error.message}`)
      }
    }
    if (rounds.length === 0) continue
    const ratios = field => sorted(rounds.map(({ us, them }) => us[field] / them[field]))
    const cpu = ratios('cpu_us_per_delivery')
    const times = field => `${rounded(median(rounds.map(({ us }) => us[field])))}, theirs ${rounded(median(rounds.map(({ them }) => them[field])))}`
    rows.push(`| ${relay[0]}, a room ${one.name} | ${rounded(median(cpu))} (${rounded(cpu[0])} to ${rounded(cpu.at(-1))})`
      + ` | × ${rounded(median(ratios('deliveries_per_second')))} | ${times('p50_ms')} | ${times('p99_ms')} |`)
    console.log(rows.at(-1))
  }
}
if (values.write) {
  writeTable('beside', `in turns, ${values.rounds} rounds of ${values.seconds} seconds, medians.`,
    '| beside | our CPU per delivery ÷ theirs | deliveries a second | p50, ms | p99, ms |', rows)
}
console.log(`${rows.length} comparisons`)
process.exitCode = failed ? 1 : 0
