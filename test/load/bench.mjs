// Measures the program, case by case, and prints a table; --write puts it into docs/performance.md.
//
//   node load/bench.mjs LOAD_PROGRAM [--write] [--only WORD] [--rounds 3]
import { parseArgs } from 'node:util'
import { program } from '../process/server.mjs'
import { inHouse, measured, rounded } from './measure.mjs'
import { writeTable } from './page.mjs'

const { values, positionals: [load] } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, rounds: { type: 'string', default: '3' } },
})

const fanOut = told => `${rounded(told.cpu_us_per_delivery)} µs CPU a delivery, ${rounded(told.deliveries_per_second)} deliveries/s, p50 ${rounded(told.p50_ms)} ms, p99 ${rounded(told.p99_ms)} ms`

/** What is asked, how it is asked, by which figure the rounds are put in order (the one in the middle is told), and how it is told. */
const cases = [
  { name: 'a room of 1,000, one message in flight', args: ['room', '--clients', '1000'], by: 'cpu_us_per_delivery', told: fanOut },
  { name: 'a room of 1,000, 64 in flight', args: ['room', '--clients', '1000', '--in-flight', '64'], by: 'cpu_us_per_delivery', told: fanOut },
  { name: 'a room of 1,000, 64 in flight, two shards on one core', args: ['room', '--clients', '1000', '--in-flight', '64'], shards: '2', by: 'cpu_us_per_delivery', told: fanOut },
  { name: 'a room of 1,000, 300 messages a second', args: ['room', '--clients', '1000', '--rate', '300'], by: 'cpu_us_per_delivery', told: fanOut },
  { name: 'a room of 9,000, one message in flight', args: ['room', '--clients', '9000'], by: 'cpu_us_per_delivery', told: fanOut },
  { name: '1,000 speak in 100 rooms, each waits for its acknowledgement', args: ['senders', '--clients', '1000', '--rooms', '100'], by: 'cpu_us_per_message', told: told => `${rounded(told.durable_messages_per_second)} durable messages/s and ${rounded(told.deliveries_per_second)} deliveries/s, ${rounded(told.cpu_us_per_message)} µs CPU a message, p50 ${rounded(told.p50_ms)} ms, p99 ${rounded(told.p99_ms)} ms` },
  { name: '1,000 write to each other, two and two, each answers at once', args: ['pairs', '--clients', '1000'], by: 'cpu_us_per_message', told: told => `${rounded(told.durable_messages_per_second)} durable messages/s, ${rounded(told.cpu_us_per_message)} µs CPU a message, p50 ${rounded(told.p50_ms)} ms, p99 ${rounded(told.p99_ms)} ms` },
  { name: '1,000 people in 50 rooms, a hundred messages a second: they read, take other names, five a second are cut off and come back', args: ['daily', '--clients', '1000', '--rooms', '50', '--rate', '100'], by: 'p99_ms', told: told => `${rounded(told.deliveries_per_second)} deliveries/s for ${rounded(told.cpu_share * 100)} % of a core, p50 ${rounded(told.p50_ms)} ms, p99 ${rounded(told.p99_ms)} ms; all that was missed is there ${rounded(told.back_p50_ms)} ms after the cut (p99 ${rounded(told.back_p99_ms)} ms)` },
  { name: '10,000 come into the lobby within ten seconds', args: ['storm', '--clients', '10000', '--seconds', '10'], by: 'ms_until_all_know', told: told => `all know how many there are ${rounded(told.ms_until_all_know)} ms after the last came; ${rounded(told.bytes_per_person)} bytes each, ${rounded(told.times_the_least_bytes, 3)} times the least; ${rounded(told.cpu_ms_per_person)} ms CPU each; the whole list in ${rounded(told.ms_for_the_whole_list)} ms` },
  { name: '19,000 signed in, in the lobby, silent', args: ['idle', '--clients', '19000'], by: 'bytes_per_connection_to_all', told: told => `${rounded(told.bytes_per_connection_to_half, 3)} bytes a connection from 1,900 to 9,500, ${rounded(told.bytes_per_connection_to_all, 3)} from 9,500 to 19,000; ${rounded(told.memory_mb)} MB in all` },
]

const once = ({ args: [what, ...options], shards = '1' }) =>
  inHouse({ flags: ['--limits', 'none', '--shards', shards] }, house => measured(load, what, house, ...options))

const rows = []
let failed = 0
for (const one of cases.filter(({ name }) => name.includes(values.only))) {
  const rounds = []
  for (let round = 0; round < Number(values.rounds); round += 1) {
    try {
      rounds.push(await once(one))
    } catch (error) {
      failed += 1
      console.error(`${one.name}: ${error.stderr ?? error.message}`)
    }
  }
  if (rounds.length === 0) continue
  rounds.sort((a, b) => a[one.by] - b[one.by])
  rows.push(`| ${one.name} | ${one.told(rounds[Math.floor((rounds.length - 1) / 2)])} |`)
  console.log(rows.at(-1))
}

if (values.write) writeTable('measured', `the median of ${values.rounds} rounds.`, '| case | measured |', rows)
console.log(`${program}: ${rows.length} cases measured`)
process.exitCode = failed ? 1 : 0
