#!/usr/bin/env node
// Writes everything that follows from teahouse.schema.json; with --check only says what is stale. Needs Node 18 and
// nothing else.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { codecCpp } from './generator/codec_cpp.mjs'
import { framesHpp } from './generator/frames_hpp.mjs'
import { framesTs } from './generator/frames_ts.mjs'
import { readModel } from './generator/model.mjs'
import { refusalHpp } from './generator/refusal_hpp.mjs'
import { withTables } from './generator/tables_md.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const read = file => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')

const model = readModel(JSON.parse(read(path.join(root, 'protocol/teahouse.schema.json'))))
const document = 'docs/protocol.md'
const files = {
  'server/core/refusal.gen.hpp': refusalHpp(model),
  'server/protocol/frames.gen.hpp': framesHpp(model),
  'server/protocol/codec.gen.cpp': codecCpp(model),
  'web/src/protocol/frames.gen.ts': framesTs(model),
  [document]: withTables(read(path.join(root, document)), model),
}

const stale = Object.entries(files).filter(([name, text]) => read(path.join(root, name)) !== text)
for (const [name, text] of stale) {
  if (process.argv.includes('--check')) {
    console.error(`${name}: stale; run protocol/generate.mjs`)
    process.exitCode = 1
  } else {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), text)
    console.log(`${name}: written`)
  }
}
