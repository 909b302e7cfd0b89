// Plays the 517 cases of the Autobahn WebSocket test suite (crossbario/autobahn-testsuite, its fuzzing client) at a server
// that says every message again:
//
//   node test/autobahn/run.mjs ws://127.0.0.1:PORT/ [--only 6.4,7] [--table FILE] [--whole] [--lanes 2] [--patience SECONDS]
//   node test/autobahn/run.mjs --start build/dev/test/autobahn/teahouse_echo [...]
//
// The cases are those of the suite by number: what each one sends, cut as it is there, and what must come back. The code is
// ours. It ends with a line `N passed, M failed`, and with 1 if some case failed or if the server takes no compression for one
// that is about it ("unimplemented"). Non-strict and informational outcomes are passed, as they are in the suite.
//
// What is different here:
// - Stricter: a wrong close code, a missing close frame where there must be one, and whatever a server must not send (a masked
//   frame, a length in more bytes than it needs, text that is not UTF-8, a close code that is none, a handshake that answers
//   something else) fails a case. The suite shows some of these in a second column only, and does not look into all of them.
// - Stricter: echoes of the section 9 are compared octet by octet, there by their length. The first pong of 5.19 and 5.20 must be
//   there before the text goes on. An informational case fails if it never ends.
// - A server that closes rightly and leaves the dropping of TCP to the client is non-strict.
// - Nothing waits for a while, as the suite does for a second in many cases: what must not come would have come before the
//   server's close frame. But 6.4.1 to 6.4.4 are about a server that says something of its own accord; they wait 0.5 s each time.
// - The data of the sections 12 and 13 are made up (payloads.mjs), as long as those of the suite and of the same kinds.
// - An offer counts as taken only by an answer that RFC 7692 allows: a window that was asked for must be in it, also 15 bits.
// - A case of 12 and 13 with messages over 4 KiB ends when 4 MiB are said, with 32 messages or more; with --whole after 1,000.
//
// No case of the suite sends a frame without a mask; test/conformance does. good_server.mjs and bad_server.mjs show that this
// passes what is right and sees what is wrong: node --test test/autobahn/controls.test.mjs
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { casesOf } from './cases/all.mjs'
import { playAll } from './play_all.mjs'
import { isPassed } from './play.mjs'
import { table } from './table.mjs'

const { values: options, positionals: [address] } = parseArgs({
  allowPositionals: true,
  options: {
    start: { type: 'string' }, only: { type: 'string', default: '' }, table: { type: 'string' }, whole: { type: 'boolean', default: false },
    lanes: { type: 'string', default: '2' }, patience: { type: 'string' },
  },
})
if (!address && !options.start) throw new Error('run.mjs ws://HOST:PORT/ | --start PROGRAM [--only 6.4,7] [--table FILE] [--whole] [--lanes 2] [--patience SECONDS]')

const MiB = 1024 * 1024
const wholePatience = 900

/** Ours, which says its port on the first line and serves until its input ends. */
const program = options.start && spawn(options.start, { stdio: ['pipe', 'pipe', 'inherit'] })
const url = new URL(program ? `ws://127.0.0.1:${(await once(createInterface(program.stdout), 'line'))[0]}/ws` : address)

const cases = casesOf(...options.only.split(',').filter(Boolean))
const patience = Number(options.patience) || (options.whole ? wholePatience : undefined)
const began = performance.now()
const outcomes = await playAll(cases, {
  url, octets: options.whole ? Infinity : 4 * MiB, heavyLanes: Number(options.lanes),
  patience: patience && patience * 1000,
})
const seconds = (performance.now() - began) / 1000

program?.stdin.end()

const text = table(outcomes, { seconds, whole: options.whole })
console.log(text)
if (options.table) fs.writeFileSync(options.table, `${text}\n`)
const passed = outcomes.filter(({ verdict }) => isPassed(verdict)).length
console.log(`${passed} passed, ${outcomes.length - passed} failed`)
process.exitCode = passed > 0 && passed === outcomes.length ? 0 : 1
