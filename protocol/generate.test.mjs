import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { codecCpp } from './generator/codec_cpp.mjs'
import { framesHpp } from './generator/frames_hpp.mjs'
import { readModel } from './generator/model.mjs'

const home = path.dirname(fileURLToPath(import.meta.url))
const schemaText = fs.readFileSync(path.join(home, 'teahouse.schema.json'), 'utf8')

/** The model of a schema after something was done to it. */
function changed(change) {
  const schema = JSON.parse(schemaText)
  change(schema.$defs, schema)
  return readModel(schema)
}

/** A copy of all that the generator reads, in a directory of its own. */
function copy(t) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'teahouse-protocol-'))
  t.after(() => fs.rmSync(root, { recursive: true }))
  for (const name of ['generate.mjs', 'generator', 'teahouse.schema.json']) {
    fs.cpSync(path.join(home, name), path.join(root, 'protocol', name), { recursive: true })
  }
  fs.cpSync(path.join(home, '../docs/protocol.md'), path.join(root, 'docs/protocol.md'))
  const run = (...options) => spawnSync(process.execPath, [path.join(root, 'protocol/generate.mjs'), ...options], { encoding: 'utf8' })
  return { root, run }
}

test('what is checked in is what the schema says', () => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(home, 'generate.mjs'), '--check'], { encoding: 'utf8' })
  assert.equal(stderr, '')
  assert.equal(status, 0)
})

test('the same schema gives the same files', t => {
  const { root, run } = copy(t)
  assert.equal(run().status, 0)
  for (const name of ['server/core/refusal.gen.hpp', 'server/protocol/codec.gen.cpp', 'web/src/protocol/frames.gen.ts', 'docs/protocol.md']) {
    assert.equal(fs.readFileSync(path.join(root, name), 'utf8'), fs.readFileSync(path.join(home, '..', name), 'utf8'), name)
  }
  assert.equal(run().stdout, '', 'the second time there is nothing to write')
})

test('a check names the stale files and touches none', t => {
  const { root, run } = copy(t)
  run()
  const file = path.join(root, 'server/protocol/frames.gen.hpp')
  fs.appendFileSync(file, '// by hand\n')
  const { status, stderr } = run('--check')
  assert.equal(status, 1)
  assert.equal(stderr, 'server/protocol/frames.gen.hpp: stale; run protocol/generate.mjs\n')
  assert.match(fs.readFileSync(file, 'utf8'), /by hand/)
})

test('a document without a place for a table is refused', t => {
  const { root, run } = copy(t)
  fs.writeFileSync(path.join(root, 'docs/protocol.md'), 'nothing')
  assert.match(run().stderr, /no place for the table client frames/)
})

const outside = [
  ['a keyword that nobody knows', $defs => ($defs.Name.minLength = 1), '#/$defs/Name/minLength'],
  ['a number without bounds', $defs => delete $defs.Limit.maximum, '#/$defs/Limit'],
  ['a number that JavaScript rounds', $defs => ($defs.Seq.maximum = 2 ** 53), '#/$defs/Seq'],
  ['a number below zero', $defs => ($defs.Seq.minimum = -1), '#/$defs/Seq'],
  ['a list without an end', $defs => delete $defs.MyRooms.properties.data.properties.rooms.maxItems, '#/$defs/MyRooms/properties/data/properties/rooms'],
  ['a type that is none', $defs => ($defs.Room.properties.topic = { type: 'number' }), '#/$defs/Room/properties/topic'],
  ['a reference to nothing', $defs => ($defs.Room.properties.topic = { $ref: '#/$defs/Topic' }), '#/$defs/Room/properties/topic'],
  ['an enum without a name', $defs => ($defs.Room.properties.topic = { enum: ['a'] }), '#/$defs/Room/properties/topic'],
  ['a required field that is not there', $defs => $defs.Head.required.push('tail'), '#/$defs/Head/required'],
  ['a request without an id', $defs => delete $defs.Ping.properties.id, '#/$defs/Ping'],
  ['a frame without a description', $defs => delete $defs.Page.description, '#/$defs/Page'],
  ['a frame with a field beside its data', $defs => ($defs.Ping.properties.at = { type: 'boolean' }), '#/$defs/Ping/properties/at'],
  ['a number given twice', $defs => ($defs.Notice.properties.type.const = 17), '#/$defs/ServerFrame'],
  ['required fields of data that is not', $defs => ($defs.Msg.required = ['type']), '#/$defs/Msg'],
  ['a refusal without a reason', $defs => delete $defs.RefusalCode.oneOf[0].description, '#/$defs/RefusalCode/oneOf/0'],
]
for (const [what, change, place] of outside) {
  test(`${what} is refused with the path to it`, () => {
    assert.throws(() => changed(change), error => error.message.startsWith(`${place}: `))
  })
}

test('a pattern of a request that is no list of characters is refused', () => {
  const model = changed($defs => ($defs.Cid.pattern = '^(a|b)+$'))
  assert.throws(() => codecCpp(model), /#\/\$defs\/Cid/)
})

test('a close code whose reason does not fit into a close frame is refused', () => {
  const model = changed($defs => ($defs.CloseCode.oneOf[0].description = 'x'.repeat(124)))
  assert.throws(() => codecCpp(model), /close code 1000/)
})

test('a field that is a keyword of C++ is refused', () => {
  const model = changed($defs => ($defs.Head.properties.class = { type: 'boolean' }))
  assert.throws(() => framesHpp(model), /class/)
})

test('an object that begins with an optional field is refused, since commas follow the first', () => {
  const model = changed($defs => ($defs.Head.required = ['epoch', 'head']))
  assert.throws(() => codecCpp(model), /Head: the first field/)
})
