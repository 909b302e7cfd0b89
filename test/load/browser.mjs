// The page in a real browser: Lighthouse, the first message on a phone, scrolling and changing rooms, a history of a million.
//
//   node load/browser.mjs STORE_BENCH [--write] [--only WORD] [--rounds 5]
import { chromium } from '@playwright/test'
import { parseArgs } from 'node:util'
import { firstMessage, lighthouseScores } from './first_visit.mjs'
import { longScroll, million, roomChange } from './long_room.mjs'
import { median, rounded, sorted } from './measure.mjs'
import { writeTable } from './page.mjs'

const { values, positionals: [storeBench] } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, rounds: { type: 'string', default: '5' } },
})

const middle = (rounds, field) => rounded(median(sorted(rounds.map(one => one[field]))))

const cases = [
  { name: 'Lighthouse, its phone', run: lighthouseScores, rounds: 3, told: all => `performance ${middle(all, 'performance')}, accessibility ${middle(all, 'accessibility')}, best practices ${middle(all, 'bestPractices')}; first paint ${middle(all, 'fcp')} ms, largest ${middle(all, 'lcp')} ms, blocked ${middle(all, 'tbt')} ms, shift ${middle(all, 'cls')}` },
  { name: 'a first visit on a phone (4× CPU, Slow 4G): the box is there; the first message stands in the room', run: firstMessage, told: all => `${middle(all, 'box')} ms; ${middle(all, 'said')} ms` },
  { name: 'another room, from the press until its words are there; with 4× CPU', run: roomChange, told: all => `${middle(all, 'plain')} ms; ${middle(all, 'slow')} ms` },
  { name: 'through 100,000 loaded messages by the wheel, 4× CPU', run: longScroll, rounds: 1, told: ([one]) => `${one.frames} frames, p50 ${rounded(one.p50)} ms, p99 ${rounded(one.p99)} ms, longest ${rounded(one.longest)} ms, ${one.over} over 32 ms; the longest task took ${rounded(one.cpu)} ms of the processor without slowing down` },
  { name: 'a room of 1,000,000 messages: to open it; a page of 200 pages further up; to jump to the end', run: one => million(one, storeBench), rounds: 1, told: ([one]) => `${rounded(one.open)} ms; p50 ${rounded(one.p50)} ms, p99 ${rounded(one.p99)} ms, of the first ten ${rounded(one.first)} ms and the last ten ${rounded(one.last)} ms; ${rounded(one.end)} ms; ${one.jumps} rows moved under the reader` },
]

const rows = []
let failed = 0
for (const { name, run, told, rounds = Number(values.rounds) } of cases.filter(({ name }) => name.includes(values.only))) {
  const all = []
  for (let round = 0; round < rounds; round += 1) {
    const port = 9300 + Math.floor(Math.random() * 600)
    const browser = await chromium.launch({
      executablePath: process.env.TEAHOUSE_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--remote-debugging-port=${port}`],
    })
    try {
      all.push(await run({ browser, port }))
    } catch (error) {
      failed += 1
      console.error(`${name}: ${error.stack}`)
    }
    await browser.close()
  }
  if (all.length === 0) continue
  rows.push(`| ${name} | ${told(all)} |`)
  console.log(rows.at(-1))
}

if (values.write) writeTable('seen', `the median of ${values.rounds} rounds.`, '| case | measured |', rows)
process.exitCode = failed ? 1 : 0
