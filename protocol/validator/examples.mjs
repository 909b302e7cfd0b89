import fs from 'node:fs'
import path from 'node:path'

import { home } from './judge.mjs'

function* filesOf(kind) {
  const directory = path.join(home, 'examples', kind)
  for (const file of fs.readdirSync(directory).sort()) {
    yield [`examples/${kind}/${file}`, file.split('.')[0], JSON.parse(fs.readFileSync(path.join(directory, file), 'utf8'))]
  }
}

/** What is wrong with the examples. A good one is named after its frame; a bad one is refused by the schema too. */
export function faultsOfExamples(judge) {
  const faults = []
  for (const side of ['client', 'server']) {
    const missing = new Set(judge.words[side].values())
    for (const [file, word, frame] of filesOf(side)) {
      faults.push(...judge.faults(side, frame).map(fault => `${file}: ${fault}`))
      if (judge.word(side, frame) !== word) faults.push(`${file}: is called ${word} and is not one`)
      missing.delete(word)
    }
    for (const word of missing) faults.push(`examples/${side}/${word}.json: is missing`)
  }
  for (const [file, , { frame, refusal }] of filesOf('bad')) {
    if (!judge.refusals.includes(refusal.code)) faults.push(`${file}: no refusal is called ${refusal.code}`)
    if (frame !== undefined && !judge.faults('client', frame).length) faults.push(`${file}: the schema takes it`)
  }
  return faults
}

/** What is wrong with the frames that docs/protocol.md shows: lines that begin with `> {` or `< {`. */
export function faultsOfDocument(judge) {
  const lines = fs.readFileSync(path.join(home, '../docs/protocol.md'), 'utf8').split('\n')
  return lines.flatMap((line, at) => {
    const side = { '> {': 'client', '< {': 'server' }[line.slice(0, 3)]
    if (!side) return []
    return judge.faults(side, JSON.parse(line.slice(2))).map(fault => `docs/protocol.md:${at + 1}: ${fault}`)
  })
}
