// What plays the cases is right and awake: a server that is known to be good passes all of them, and every planted fault of
// another one is seen by the case that is there for it.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { within } from '../process/within.mjs'
import { serveBadly } from './bad_server.mjs'
import { casesOf } from './cases/all.mjs'
import { playAll } from './play_all.mjs'
import { isPassed } from './play.mjs'

const startMilliseconds = 10_000
// Of what a case of 12 or 13 says: the conversations are the same, and shorter.
const goodOctets = 512 * 1024
const badOctets = 64 * 1024
// Some faults are seen because nothing comes.
const badPatience = 5_000

const brief = outcomes => outcomes.map(({ number, verdict, why }) => `${number} ${verdict}: ${why}`)

test('A good server passes all 517 cases', async () => {
  const program = spawn(process.execPath, [fileURLToPath(new URL('good_server.mjs', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    const [port] = await within(startMilliseconds, 'the start of the good server', once(createInterface(program.stdout), 'line'))
    const outcomes = await playAll(casesOf(), { url: new URL(`ws://127.0.0.1:${port}/`), octets: goodOctets })
    assert.deepEqual(brief(outcomes.filter(({ verdict }) => !isPassed(verdict))), [])
    assert.equal(outcomes.length, 517)
    const strange = verdict => outcomes.filter(outcome => outcome.verdict === verdict).map(({ number }) => number)
    assert.deepEqual(strange('nonStrict'), ['6.4.1', '6.4.2', '6.4.3', '6.4.4'], 'ws looks at a text when it is whole')
    assert.deepEqual(strange('informational'), ['7.1.6', '7.13.1', '7.13.2'])
  } finally {
    program.kill()
  }
})

/** What is planted, what is played, the case that must see it, and what it must say of it. */
const faults = [
  ['wrong accept', ['1.1.1'], '1.1.1', /wrong Sec-WebSocket-Accept/],
  ['masks', ['1'], '1.1.1', /a masked frame/],
  ['sets a reserved bit', ['1.1'], '1.1.1', /the reserved bits 2/],
  ['long lengths', ['1'], '1.1.3', /more bytes than it needs/],
  ['says binary as text', ['1.2'], '1.2.1', /heard a text of 0 octets/],
  ['drops without a close', ['1'], '1.1.1', /no close frame in answer to ours/],
  ['wrong pongs', ['2'], '2.2', /heard a pong of 13 octets; wanted a pong of 13 octets/],
  ['takes long control frames', ['2'], '2.5', /heard a pong of 126 octets|a control frame that is too long/],
  ['wants whole frames', ['2'], '2.6', /a close frame with 1002; wanted a pong/],
  ['ignores reserved bits', ['3'], '3.2', /heard a text of 13 octets, a text of 13 octets/],
  ['takes reserved opcodes', ['4'], '4.1.3', /heard a text of 13 octets, a pong of 0 octets/],
  ['takes control frames in pieces', ['5'], '5.1', /heard a pong of 9 octets/],
  ['late pongs', ['5'], '5.19', /the end of it did not happen/],
  ['continues nothing', ['5'], '5.9', /heard a text of 24 octets/],
  ['begins within a message', ['5'], '5.18', /heard a text of 18 octets/],
  ['no UTF-8', ['6.3', '6.12'], '6.3.1', /text that is not UTF-8/],
  ['late UTF-8', ['6.4'], '6.4.3', /heard quiet, quiet and a close frame with 1007/, 'nonStrict'],
  ['UTF-8 with 1002', ['6.3'], '6.3.2', /closed with 1002 instead of 1007/],
  ['never answers a close', ['7.3', '7.7.1'], '7.3.1', /the end of it did not happen/],
  ['takes any close', ['7'], '7.9.3', /closed with 1000 instead of 1002/],
  ['closes with 1005', ['7.3'], '7.3.3', /a close frame with the code 1005/],
  ['takes any reason', ['7.5'], '7.5.1', /closed with 1000 instead of 1002 or 1007/],
  ['talks after its close', ['7.1'], '7.1.3', /something after its close frame/],
  ['leaves connections open', ['7.3'], '7.3.3', /left the dropping of the connection to the client/, 'nonStrict'],
  ['cuts at 64 KiB', ['9.1.2', '9.3.5'], '9.1.2', /heard a text of 65536 octets; wanted a text of 262144 octets/],
  ['loses every 500th message', ['9.7.2'], '9.7.2', /the end of it did not happen/],
  ['no compression', ['12.1.1', '13.4.1'], '12.1.1', /takes none of the offers/, 'unimplemented'],
  ['ignores the compressed bit', ['12.1.4'], '12.1.4', /text that is not UTF-8/],
  ['corrupts what is compressed', ['12.1', '12.3.8'], '12.3.8', /compressed data that are none|message 1 of \d+/],
  ['keeps the context', ['13.2.4'], '13.2.4', /invalid distance too far back/],
  ['takes half an offer', ['13.1.4', '13.3.4'], '13.3.4', /an answer to none of the offers/],
  ['too wide a window', ['13.1.8', '13.3.8'], '13.3.8', /invalid distance too far back/],
]

test('The bad server without a fault passes every case that is to see one', async () => {
  const server = await serveBadly()
  try {
    const played = [...new Set(faults.flatMap(([, beginnings]) => beginnings))]
    const outcomes = await playAll(casesOf(...played), { url: server.url, octets: badOctets, patience: badPatience * 5 })
    assert.deepEqual(brief(outcomes.filter(({ verdict }) => verdict !== 'ok' && verdict !== 'informational')), [])
  } finally {
    server.close()
  }
})

for (const [fault, beginnings, number, what, verdict = 'failed'] of faults) {
  test(`"${fault}" is seen by ${number}`, async () => {
    const server = await serveBadly(fault)
    try {
      const outcomes = await playAll(casesOf(...beginnings), { url: server.url, octets: badOctets, patience: badPatience })
      const outcome = outcomes.find(one => one.number === number)
      assert.equal(outcome.verdict, verdict, outcome.why)
      assert.match(outcome.why, what)
    } finally {
      server.close()
    }
  })
}
