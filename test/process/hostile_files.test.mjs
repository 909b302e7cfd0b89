// Whatever somebody sends, nobody's browser takes it for more than something to look at or to save.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { hostileFiles } from './hostile.mjs'
import { Frame, Person, freshCid } from './person.mjs'
import { Server } from './server.mjs'
import { Uploads } from './uploads.mjs'

const senders = 4

/** What may be shown where it is fetched. */
const shown = new Set([
  'image/jpeg', 'image/png', 'image/gif', 'image/webp', 'audio/mpeg', 'audio/aac', 'audio/ogg', 'audio/flac', 'audio/wav', 'audio/mp4',
  'video/mp4', 'video/quicktime', 'video/webm', 'text/plain; charset=utf-8',
])

/** In no name: what ends a line, hides or turns text, or leads elsewhere. */
const neverInNames = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\]/u

let house
let people
before(async () => {
  house = await Server.open({ flags: ['--limits', 'none', '--shards', '2'] })
  people = await Promise.all(Array.from({ length: senders }, (_, at) => Person.arrive(house.url, `sender ${at}`)))
})
after(() => house.close())

function checkAnswer(file, answer) {
  const of = `${file.what}, called ${JSON.stringify(file.name).slice(0, 60)}`
  const field = name => answer.fields.get(name)
  assert.equal(answer.status, 200, of)
  assert.equal(field('content-security-policy'), "sandbox; default-src 'none'", of)
  assert.equal(field('x-content-type-options'), 'nosniff', of)
  assert.equal(field('cross-origin-resource-policy'), 'same-origin', of)
  assert.match(field('cache-control'), /^private/, of)
  assert.equal(field('set-cookie'), null, of)
  const type = field('content-type')
  const disposition = field('content-disposition')
  if (shown.has(type)) assert.match(disposition, /^inline; filename\*=UTF-8''[A-Za-z0-9._~%-]+$/, of)
  else {
    assert.equal(type, 'application/octet-stream', of)
    assert.match(disposition, /^attachment; filename\*=UTF-8''[A-Za-z0-9._~%-]+$/, of)
  }
  const name = decodeURIComponent(disposition.split("''")[1])
  assert.doesNotMatch(name, neverInNames, of)
  assert.ok(name.length > 0 && [...name].length <= 120 && name !== 'preview' && !name.startsWith('.'), of)
  if (type.startsWith('image/')) assert.ok(!answer.bytes.includes('<script') && !answer.bytes.includes('GPS') && !answer.bytes.includes('%PDF'), of)
  // Text that could be more than text is not shown even as text.
  if (type.startsWith('text/')) assert.doesNotMatch(answer.bytes.subarray(0, 65_536).toString(), /<\s*(html|script|svg|!doctype|\?xml)/i, of)
}

test('More than three hundred hostile files are refused or harmless', { timeout: 600_000 }, async () => {
  const files = hostileFiles()
  assert.ok(files.length > 300, `${files.length}`)
  const outcomes = { shown: 0, saved: 0, refused: 0 }
  await Promise.all(people.map(async (person, at) => {
    const uploads = new Uploads(house, person)
    for (const file of files.filter((_, turn) => turn % senders === at)) {
      const answer = await uploads.send(file.name, file.bytes, { type: file.type })
      if (answer.status !== 200) {
        assert.ok([413, 415].includes(answer.status), `${file.what}: ${answer.status}`)
        outcomes.refused += 1
        continue
      }
      const { sent } = answer.says
      person.send({ type: 'msg', data: { text: '', files: [sent.file], cid: freshCid() } })
      await person.next(Frame.acknowledged)
      const fetched = await uploads.fetch('lobby', sent.file, `n${file.name.slice(0, 50)}`)
      checkAnswer(file, fetched)
      outcomes[fetched.fields.get('content-disposition').startsWith('inline') ? 'shown' : 'saved'] += 1
      if (sent.preview) {
        const preview = await uploads.fetch('lobby', sent.file, 'preview')
        assert.equal(preview.fields.get('content-type'), 'image/webp')
        assert.equal(preview.fields.get('content-security-policy'), "sandbox; default-src 'none'")
      }
    }
  }))
  assert.ok(outcomes.saved > 100 && outcomes.refused > 30 && outcomes.shown > 30, JSON.stringify(outcomes))
  assert.equal((await fetch(`${house.page}healthz`)).status, 200)
  // Nothing got out of its place, and nothing is left of what was being made.
  assert.deepEqual(fs.readdirSync(path.join(house.data, 'files')).sort(), ['coming', 'contents', 'kept', 'making'])
  assert.deepEqual(fs.readdirSync(path.join(house.data, 'files', 'making')), [])
  assert.ok(fs.readdirSync(path.join(house.data, 'files', 'contents')).every(name => /^[0-9a-f]{64}$/.test(name)))
})

test('What asks for another place is nowhere', async () => {
  const uploads = new Uploads(house, people[0])
  for (const place of ['/files/', '/files/lobby', '/files/lobby/x/y', '/files/lobby/../../etc/passwd/x', '/files/%2e%2e/x/y',
    '/api/files/..%2f..', '/api/files/x', '/files/lobby//preview', `/files/lobby/${'0'.repeat(36)}/x`]) {
    const answer = await uploads.ask('GET', place)
    assert.ok([400, 404].includes(answer.status), `${place}: ${answer.status}`)
  }
})
