/**
 * Conversations as files: protocol/transcripts/*.chat, whose README says how they are written. This reads them; whoever plays
 * one brings the house or the client.
 */

/** A value as it stands in a file: JSON, with holes and words in it. */
export type Pattern =
  | { readonly is: 'anything' }
  | { readonly is: 'word', readonly word: string }
  | { readonly is: 'text', readonly text: string }
  | { readonly is: 'same', readonly value: number | boolean | null }
  /** `open`: other elements (fields) may be there. */
  | { readonly is: 'list', readonly items: readonly Pattern[], readonly open: boolean }
  | { readonly is: 'object', readonly fields: ReadonlyMap<string, Pattern>, readonly open: boolean }

export type Step =
  | { readonly does: 'connect' | 'open', readonly who: readonly string[], readonly original: boolean }
  | { readonly does: 'reconnect' | 'disconnect' | 'stop reading' | 'read again', readonly who: readonly string[] }
  | { readonly does: 'send', readonly who: readonly string[], readonly times: number, readonly frame: Pattern | string }
  | { readonly does: 'hear', readonly who: readonly string[], readonly times: number, readonly frame: Pattern }
  | { readonly does: 'hear nothing', readonly who: readonly string[] }
  | { readonly does: 'be closed', readonly who: readonly string[], readonly code: number }
  /** A file of these three bytes: tea. */
  | { readonly does: 'send up', readonly who: readonly string[], readonly word: string, readonly name: string }
  | { readonly does: 'pass', readonly ms: number }
  /** The file is the server: what its store can do shows in what it says. */
  | { readonly does: 'change the store' }

export interface Transcript {
  /** The first line: the promise that the conversation keeps. */
  readonly promise: string
  /** Who may play it; undefined: everybody. */
  readonly players: readonly string[] | undefined
  readonly steps: readonly (Step & { readonly line: number })[]
}

export function parseTranscript(text: string): Transcript {
  const lines = text.split('\n')
  const players = /^# players: (.*)$/m.exec(text)?.[1]?.split(',').map(player => player.trim())
  return {
    promise: /^# (.*)$/m.exec(text)?.[1] ?? '',
    players,
    steps: lines.flatMap((line, i) => line.trim() === '' || line.startsWith('#') ? [] : [{ ...parseStep(line.trim(), i + 1), line: i + 1 }]),
  }
}

const people = '((?:[a-z]+)(?:, [a-z]+)*)'

function parseStep(line: string, number: number): Step {
  const match = (pattern: string) => new RegExp(`^${pattern}$`).exec(line)
  const names = (text: string) => text.split(', ')
  let found = match(`${people}( \\(original\\))? (connects?|opens?)`)
  if (found)
    return { does: found[3]!.startsWith('c') ? 'connect' : 'open', who: names(found[1]!), original: found[2] !== undefined }
  found = match(`${people} (reconnects?|disconnects?|stops? reading)`)
  if (found)
    return { does: found[2]!.startsWith('r') ? 'reconnect' : found[2]!.startsWith('d') ? 'disconnect' : 'stop reading', who: names(found[1]!) }
  found = match(`${people} reads? again`)
  if (found)
    return { does: 'read again', who: names(found[1]!) }
  found = match(`${people} (?:is|are) closed with (\\d{4})`)
  if (found)
    return { does: 'be closed', who: names(found[1]!), code: Number(found[2]) }
  found = match(`${people} < nothing`)
  if (found)
    return { does: 'hear nothing', who: names(found[1]!) }
  found = match(`([a-z]+) sends up \\$([A-Za-z][A-Za-z0-9.]*) as "([^"]+)"`)
  if (found)
    return { does: 'send up', who: [found[1]!], word: found[2]!, name: found[3]! }
  found = match('time passes (\\d+(?:\\.\\d+)?) (ms|s|min)')
  if (found)
    return { does: 'pass', ms: Number(found[1]) * { ms: 1, s: 1_000, min: 60_000 }[found[2] as 'ms' | 's' | 'min'] }
  if (match('the store (?:works|can only be read|does not answer)'))
    return { does: 'change the store' }
  found = match(`${people} ([<>]) (?:(\\d+) × )?(.*)`)
  if (found) {
    const [who, times, rest] = [names(found[1]!), Number(found[3] ?? 1), found[4]!]
    return found[2] === '<'
      ? { does: 'hear', who, times, frame: parsePattern(rest) }
      : { does: 'send', who, times, frame: rest.startsWith('{') ? tryPattern(rest) ?? rest : rest }
  }
  throw new Error(`line ${number} says nothing that a player understands: ${line}`)
}

function tryPattern(text: string): Pattern | undefined {
  try {
    return parsePattern(text)
  }
  catch {
    return undefined
  }
}

/** What the marks become, so that the rest is JSON: letters that nobody uses. */
const ANYTHING = '\ue000'
const MORE = '\ue001'

export function parsePattern(text: string): Pattern {
  const json = text.replace(/"(?:[^"\\]|\\.)*"|…|\*/g, (mark, at: number) => {
    if (mark.startsWith('"'))
      return mark
    const before = text.slice(0, at).trimEnd().at(-1)
    const after = text.slice(at + 1).trimStart()[0]
    if (after === '}' && before !== ':')
      return `"${MORE}":0`
    return after === ']' ? `"${MORE}"` : `"${ANYTHING}"`
  })
  return toPattern(JSON.parse(json))
}

function toPattern(value: unknown): Pattern {
  if (typeof value === 'string')
    return textPattern(value)
  if (Array.isArray(value)) {
    const open = value.at(-1) === MORE
    return { is: 'list', items: (open ? value.slice(0, -1) : value).map(toPattern), open }
  }
  if (typeof value === 'object' && value !== null) {
    const { [MORE]: more, ...fields } = value as Record<string, unknown>
    return { is: 'object', fields: new Map(Object.entries(fields).map(([name, field]) => [name, toPattern(field)])), open: more !== undefined }
  }
  return { is: 'same', value: value as number | boolean | null }
}

function textPattern(text: string): Pattern {
  if (text === ANYTHING)
    return { is: 'anything' }
  const repeated = /^\$(\d+)×([\s\S]*)$/.exec(text)
  if (repeated)
    return { is: 'text', text: repeated[2]!.repeat(Number(repeated[1])) }
  const word = /^\$([a-z][A-Za-z0-9]*(?:\.[a-z]+)?)$/.exec(text)?.[1]
  return word ? { is: 'word', word } : { is: 'text', text }
}

/** Makes up a value for a field, given what stands before it in the same object, and the word if it is one that is met first. */
export type Invent = (field: string, around: Record<string, unknown>, word?: string) => unknown

/** What words mean, as a conversation goes on. */
export class Words {
  private meanings = new Map<string, unknown>()

  get(word: string): unknown {
    return this.meanings.get(word)
  }

  set(word: string, meaning: unknown): void {
    this.meanings.set(word, meaning)
  }

  /** Whether a value fits; if so, words that are met for the first time mean what stood there. */
  fits(pattern: Pattern, value: unknown): boolean {
    const before = new Map(this.meanings)
    const fits = this.match(pattern, value)
    if (!fits)
      this.meanings = before
    return fits
  }

  private match(pattern: Pattern, value: unknown): boolean {
    switch (pattern.is) {
      case 'anything':
        return value !== undefined
      case 'text':
        return value === pattern.text
      case 'same':
        return value === pattern.value
      case 'word':
        if (!this.meanings.has(pattern.word) && value !== undefined)
          this.meanings.set(pattern.word, value)
        return this.meanings.get(pattern.word) === value
      case 'list':
        return Array.isArray(value)
          && (pattern.open ? value.length >= pattern.items.length : value.length === pattern.items.length)
          && pattern.items.every((item, i) => this.match(item, value[i]))
      case 'object': {
        if (typeof value !== 'object' || value === null || Array.isArray(value))
          return false
        const fields = value as Record<string, unknown>
        return [...pattern.fields].every(([name, field]) => this.match(field, fields[name]))
          && (pattern.open || Object.keys(fields).every(name => pattern.fields.has(name)))
      }
    }
  }

  /** A value that fits. What is left open is made up by `invent`. */
  fill(pattern: Pattern, invent: Invent, field = '', around: Record<string, unknown> = {}): unknown {
    switch (pattern.is) {
      case 'anything':
        return invent(field, around)
      case 'text':
        return pattern.text
      case 'same':
        return pattern.value
      case 'word':
        if (!this.meanings.has(pattern.word))
          this.meanings.set(pattern.word, invent(field, around, pattern.word))
        return this.meanings.get(pattern.word)
      case 'list':
        return pattern.items.map(item => this.fill(item, invent, field, around))
      case 'object': {
        const made: Record<string, unknown> = {}
        for (const [name, inner] of pattern.fields)
          made[name] = this.fill(inner, invent, name, made)
        return made
      }
    }
  }
}
