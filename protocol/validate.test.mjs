import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'

import { faultsOfDocument, faultsOfExamples } from './validator/examples.mjs'
import { home, Judge } from './validator/judge.mjs'
import { neverSeen, Recording } from './validator/recording.mjs'

const judge = new Judge()
const example = file => JSON.parse(fs.readFileSync(path.join(home, 'examples', file), 'utf8'))

function recording(t, ...records) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'teahouse-recording-'))
  t.after(() => fs.rmSync(directory, { recursive: true }))
  const file = path.join(directory, 'r.jsonl')
  fs.writeFileSync(file, records.map(record => (typeof record === 'string' ? record : JSON.stringify(record)) + '\n').join(''))
  return new Recording(file, judge)
}

const refused = code => ({ dir: 'server', frame: { type: 6, data: { code, message: 'no' } } })

test('the examples are as the schema says', () => {
  assert.deepEqual(faultsOfExamples(judge), [])
})

test('the frames that the document shows are as the schema says', () => {
  assert.deepEqual(faultsOfDocument(judge), [])
})

test('a client may say more than we know, the server may not', () => {
  assert.deepEqual(judge.faults('client', { ...example('client/msg.json'), mood: 'good' }), [])
  assert.deepEqual(judge.faults('server', { ...example('server/notice.json'), mood: 'good' }), [
    'frame: must NOT have additional properties (mood)',
  ])
})

test('fields deep inside a frame of the server are closed too', () => {
  const page = example('server/page.json')
  page.data.entries[0].data.from.mood = 'good'
  assert.match(judge.faults('server', page).join(), /data\.entries\.0\.data\.from: must NOT have additional properties \(mood\)/)
})

test('a frame of nobody is named', () => {
  assert.deepEqual(judge.faults('server', { type: 99 }), ['type: no server frame is called 99'])
  assert.deepEqual(judge.faults('client', null), ['type: no client frame is called undefined'])
})

test('a recording of good frames has no faults', t => {
  const good = recording(t, { dir: 'client', frame: example('client/msg.json') }, { dir: 'server', frame: example('server/acknowledged.json') }, { close: 1000 })
  assert.deepEqual(good.faults, [])
})

test('a fault is named with its file and line', t => {
  const { faults } = recording(t, { close: 1000 }, { dir: 'server', frame: { type: 2, data: { room: 'lobby', count: -1 } } })
  assert.equal(faults.length, 1)
  assert.match(faults[0], /r\.jsonl:2: data\.count: must be >= 0$/)
})

test('lines that are nothing, and closes with unknown codes, are faults', t => {
  assert.equal(recording(t, 'oh', { dir: 'both' }, { close: 1006 }).faults.length, 3)
})

test('bad frames of clients are counted, and have not occurred', t => {
  const { faults, badRequests, seen } = recording(t, { dir: 'client', frame: { type: 'shout' } }, { dir: 'client', text: '}{' }, refused('unknownType'))
  assert.deepEqual(faults, [])
  assert.equal(badRequests, 2)
  assert.equal(seen.client.size, 0)
})

test('what never occurred is listed', t => {
  const missing = neverSeen(judge, [recording(t, { dir: 'client', frame: example('client/msg.json') }, refused('tooFast'), { close: 1000 })])
  const never = what => missing.includes(what)
  assert.ok(!never('client frame msg') && !never('server frame refused') && !never('refusal tooFast') && !never('close code 1000 normal'))
  assert.ok(never('client frame ping') && never('server frame page') && never('refusal malformed') && never('close code 4200 tooManyStrikes'))
  assert.equal(missing.length, judge.words.client.size + judge.words.server.size + judge.refusals.length + judge.closeCodes.size - 4)
})
