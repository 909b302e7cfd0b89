// Writes name.br and name.gz beside every text file of the built client, so that the server never compresses,
// and fails when what the first screen needs has grown past its budget.
//
//   node scripts/compress.mjs dist

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Promised in the documents: a first load of at most 120 KB, compressed. */
const FIRST_LOAD_MAX_BYTES = 120_000

const text = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt', '.map'])

const root = process.argv[2] ?? 'dist'
const brotliBytes = new Map()

for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !text.has(extname(entry.name)))
    continue
  const path = join(entry.parentPath, entry.name)
  const plain = readFileSync(path)
  const brotli = brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
  writeFileSync(`${path}.br`, brotli)
  writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }))
  brotliBytes.set(path, brotli.length)
}

// index.html names its script, its styles and (as modulepreload) all that the script imports at once.
const html = readFileSync(join(root, 'index.html'), 'utf8')
const first = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(match => join(root, match[1]))
if (first.length === 0)
  throw new Error('index.html names no script')

// Of the languages each person loads one: the larger counts. The script names it, for it is known only there.
const languages = [...brotliBytes.keys()].filter(path => /\/(?:en|zh)-[^/]+\.js$/.test(path) && /house:\s*[`'"](?:Teahouse|茶馆)/.test(readFileSync(path, 'utf8')))
if (languages.length !== 2)
  throw new Error(`there are two languages, and not ${languages.join(', ')}`)
first.push(languages.sort((a, b) => brotliBytes.get(b) - brotliBytes.get(a))[0])

let total = 0
for (const path of [join(root, 'index.html'), ...first]) {
  total += brotliBytes.get(path)
  console.log(`${String(brotliBytes.get(path)).padStart(8)}  ${path}`)
}
console.log(`${String(total).padStart(8)}  first load, of ${FIRST_LOAD_MAX_BYTES} bytes of brotli allowed`)
if (total > FIRST_LOAD_MAX_BYTES)
  process.exit(1)
