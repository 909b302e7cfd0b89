// How much of what reads the bytes of strangers the kept inputs reach, file by file.
//
//   llvm-cov export ... | node fuzz/coverage.mjs
//
// Of each file the lines in which something can run count. Ends with 1 when a file is below what is promised.
import path from 'node:path'
import { text } from 'node:stream/consumers'

const promised = 95
/** Each with the functions in it that only write. */
const readers = new Map([
  ['base/text.cpp'], ['protocol/codec.gen.cpp', /encode|append|close_reason|4textENS|RefusalE/], ['protocol/gateway_in.cpp'], ['protocol/json_in.cpp'],
  ['adapters/http/deflate_offer.cpp'], ['adapters/http/origins.cpp'], ['adapters/http/request.cpp'], ['adapters/http/session.cpp'],
  ['adapters/http/upgrade.cpp'], ['base/base64url.cpp'], ['adapters/jwt/jwt_identity.cpp', /issue/],
  ['adapters/websocket/deflate.cpp', /Deflater/], ['adapters/websocket/frame_reader.cpp'], ['adapters/websocket/utf8.cpp'],
])
const server = `${path.sep}server${path.sep}`

/** By file, by line, how often it ran. Regions lie in each other; the innermost, which comes last, counts, and where it begins the one around it too. */
const ran = new Map([...readers.keys()].map(file => [file, new Map()]))
const { data: [{ functions }] } = JSON.parse(await text(process.stdin))
for (const { name, filenames, regions } of functions) {
  const source = filenames[0].split(server)[1]
  const lines = ran.get(source)
  if (!lines || readers.get(source)?.test(name)) continue
  const mine = new Map()
  for (const [first, , last, , count, file, , kind] of regions) {
    if (file !== 0 || kind !== 0) continue
    mine.set(first, Math.max(mine.get(first) ?? 0, count))
    for (let line = first + 1; line <= last; line += 1) mine.set(line, count)
  }
  for (const [line, count] of mine) lines.set(line, (lines.get(line) ?? 0) + count)
}

for (const [file, lines] of ran) {
  const counts = [...lines.values()]
  const share = 100 * counts.filter(Boolean).length / counts.length
  if (!(share >= promised)) process.exitCode = 1
  console.log(`${file.padEnd(36)} ${share.toFixed(1).padStart(5)} % of ${counts.length} lines`)
}
