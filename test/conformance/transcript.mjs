// Reads conversations (protocol/transcripts/README.md) and says what fits.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../protocol/transcripts', import.meta.url))

export const transcripts = () => fs.readdirSync(folder)
  .filter(name => name.endsWith('.chat')).sort()
  .map(name => ({ name, ...read(fs.readFileSync(path.join(folder, name), 'utf8')) }))

function read(text) {
  const players = /^# players: (.*)$/m.exec(text)?.[1].split(', ')
  const lines = text.split('\n').map((line, at) => ({ text: line, number: at + 1 })).filter(({ text: line }) => line && !line.startsWith('#'))
  return { promise: text.split('\n')[0].slice(2), players, limited: !/^# without limits$/m.test(text), steps: lines.map(step) }
}

const forms = [
  [/^time passes (\d+) (s|ms)$/, ([, count, unit]) => ({ does: 'pass', who: [], milliseconds: count * (unit === 's' ? 1_000 : 1) })],
  [/^the store (works|can only be read|does not answer)$/, () => ({ does: 'store', who: [] })],
  [/^([a-z]+) is closed with (\d{4})$/, ([, who, code]) => ({ does: 'closed', who: [who], code: Number(code) })],
  [/^([a-z, ]+) < nothing$/, ([, who]) => ({ does: 'nothing', who: who.split(', ') })],
  [/^([a-z, ]+) > (?:(\d+) × )?(.*)$/, ([, who, times, frame]) => ({ does: 'say', who: who.split(', '), times: Number(times ?? 1), frame })],
  [/^([a-z, ]+) < (?:(\d+) × )?(.*)$/, ([, who, times, frame]) =>
    ({ does: 'hear', who: who.split(', '), times: Number(times ?? 1), pattern: pattern(frame) })],
  [/^([a-z]+) sends up (\$[a-z]+) as "(.+)"$/, ([, who, word, name]) => ({ does: 'send up', who: [who], word, name })],
  [/^([a-z]+) \(original\) connects$/, ([, who]) => ({ does: 'connect', who: [who], original: true })],
  [/^([a-z]+) stops reading$/, ([, who]) => ({ does: 'stop reading', who: [who] })],
  [/^([a-z]+) reads again$/, ([, who]) => ({ does: 'read again', who: [who] })],
  [/^([a-z, ]+) (connect|open|reconnect|disconnect)s?$/, ([, who, does]) => ({ does, who: who.split(', ') })],
]

function step({ text, number }) {
  for (const [form, means] of forms) {
    const found = form.exec(text)
    if (found) return { number, ...means(found) }
  }
  throw new Error(`line ${number} means nothing to this player: ${text}`)
}

const anything = '…'

/** `…` as a value becomes a text that stands for anything, `…` in place of a field a field of that name. */
function pattern(text) {
  const json = text.replace(/"(?:[^"\\]|\\.)*"|…|\*/g, (mark, at) => {
    if (mark.startsWith('"')) return mark
    const isField = text.slice(at + 1).trimStart().startsWith('}') && !text.slice(0, at).trimEnd().endsWith(':')
    return isField ? `"${anything}":0` : `"${anything}"`
  })
  return JSON.parse(json)
}

const repeated = text => {
  const [, times, piece] = /^\$(\d+)×(.*)$/s.exec(text) ?? []
  return piece?.repeat(Number(times))
}
const isWord = value => typeof value === 'string' && /^\$[a-z]/.test(value)

/** What the words of one conversation stand for. */
export class Words {
  #bound = new Map()
  #fresh = 0

  bind(word, value) { this.#bound.set(word, value) }

  /** Whether it fits; if so, words that were met for the first time stand for what was there. */
  fits(wanted, heard) {
    const before = new Map(this.#bound)
    const fits = this.#fits(wanted, heard)
    if (!fits) this.#bound = before
    return fits
  }

  #fits(wanted, heard) {
    if (wanted === anything) return heard !== undefined
    if (typeof wanted === 'string') {
      if (!isWord(wanted)) return heard === (repeated(wanted) ?? wanted)
      if (!this.#bound.has(wanted)) this.#bound.set(wanted, heard)
      return this.#bound.get(wanted) === heard
    }
    if (typeof wanted !== 'object' || wanted === null) return wanted === heard
    if (typeof heard !== 'object' || heard === null || Array.isArray(wanted) !== Array.isArray(heard)) return false
    if (Array.isArray(wanted)) {
      const open = wanted.at(-1) === anything
      const some = open ? wanted.slice(0, -1) : wanted
      return (open ? heard.length >= some.length : heard.length === some.length) && some.every((one, at) => this.#fits(one, heard[at]))
    }
    const { [anything]: open, ...fields } = wanted
    const names = Object.keys(fields)
    return (open !== undefined || names.length === Object.keys(heard).length) && names.every(name => this.#fits(fields[name], heard[name]))
  }

  /** The text that is sent, words replaced; a new one is given a fresh value. */
  say(text) {
    return text.replace(/"(\$(?:[a-z][a-z.]*[0-9]*|\d+×[^"]*))"/gi, (_, word) => {
      const long = repeated(word)
      if (long !== undefined) return JSON.stringify(long)
      if (!this.#bound.has(word)) this.#bound.set(word, `a-fresh-word-${1000 + (this.#fresh += 1)}`)
      return JSON.stringify(this.#bound.get(word))
    })
  }
}
