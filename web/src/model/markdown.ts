import MarkdownIt from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import { addressAt, safeHref } from './links'
import type { Block, Inline } from './textTree'

/**
 * The marks of Markdown that people use when they talk: **strong**, *emphasis*, ~~struck~~, `code`, fences, > quotations, lists
 * and [links](https://…). No headings, tables, images or HTML. Where CommonMark reads a mark into what people write without
 * meaning one, the words win: `>_<`, `~~~`, `2*3*4`, `2026. 11. 24.`, `¯\_(ツ)_/¯`.
 *
 * This brings its library along, and is loaded when the first text needs it.
 */
const markdown = new MarkdownIt('zero', { maxNesting: 12 })
  .use(cjkFriendly)
  .enable(['emphasis', 'strikethrough', 'backticks', 'link', 'balance_pairs', 'fragments_join', 'text_join'])
markdown.validateLink = href => safeHref(href) !== undefined

/** The library's own rule, which begins only in lines that look as they must. */
function blockRule(name: 'fence' | 'blockquote' | 'list', line: RegExp, interrupts: string[]) {
  const only = new MarkdownIt('zero')
  only.block.ruler.enableOnly([name])
  const rule = only.block.ruler.getRules('')[0]!
  markdown.block.ruler.at(name, (state, start, end, silent) => {
    const text = state.src.slice(state.bMarks[start]! + state.tShift[start]!, state.eMarks[start])
    return line.test(text) && rule(state, start, end, silent)
  }, { alt: interrupts })
  markdown.block.ruler.enable(name)
}

// What stands behind the marks is one word, the language.
blockRule('fence', /^```[^\s`]*\s*$/, ['paragraph', 'reference', 'blockquote', 'list'])
blockRule('blockquote', /^>[ \t]+\S/, ['paragraph', 'reference', 'blockquote', 'list'])
// Not what would begin another list at once: that is a date, or a line of dashes.
blockRule('list', /^(?:[-*]|\d{1,3}[.)])[ \t]+(?!(?:[-*]|\d+[.)])(?:\s|$))\S/, ['paragraph', 'reference', 'blockquote'])

// A line that has no mark of its own is not part of the quotation or the list above it.
markdown.block.ruler.before('paragraph', 'outside', (state, line, _end, silent) =>
  silent && (state.parentType === 'blockquote' || state.sCount[line]! < state.blkIndent), { alt: ['paragraph', 'blockquote'] })

// A link that leads nowhere is none: to markdown-it it leads to nothing without being asked about.
const onlyLinks = new MarkdownIt('zero')
onlyLinks.inline.ruler.enableOnly(['link'])
const link = onlyLinks.inline.ruler.getRules('')[0]!
markdown.inline.ruler.at('link', (state, silent) => {
  const { pos, pending, tokens: { length } } = state
  if (!link(state, silent))
    return false
  if (silent || state.tokens.slice(length).find(({ type }) => type === 'link_open')?.attrGet('href'))
    return true
  state.tokens.length = state.tokens_meta.length = length
  state.pos = pos
  state.pending = pending
  return false
})

// A backslash takes the meaning from the mark behind it. Before a line below it stays: it is an arm.
markdown.inline.ruler.before('backticks', 'escaped', (state, silent) => {
  const mark = state.src[state.pos + 1] ?? ''
  if (state.src[state.pos] !== '\\' || !/[*_~`[\]\\]/.test(mark))
    return false
  if (!silent)
    state.pending += mark === '_' ? '\\_' : mark
  state.pos += 2
  return true
})

// A star between digits or Latin letters multiplies, and one beside a cheek or an eye is the other cheek: (*^▽^*).
const LATIN = /[A-Za-z0-9]/
const FACE = /[[\p{Sk}\p{So}]--[`\p{Emoji_Presentation}]]/v
const CommonState = markdown.inline.State
markdown.inline.State = class extends CommonState {
  override scanDelims(start: number, canSplitWord: boolean) {
    const scanned = super.scanDelims(start, canSplitWord)
    if (this.src[start] !== '*' || scanned.length !== 1)
      return scanned
    const [before = '', after = ''] = [this.src[start - 1], this.src[start + 1]]
    const times = LATIN.test(before) && LATIN.test(after)
    return { ...scanned, can_open: scanned.can_open && !times && !FACE.test(after), can_close: scanned.can_close && !times && !FACE.test(before) }
  }
}

// An address is found before any mark in it. The rule stands at its colon, since the letters before are read as words.
markdown.inline.ruler.before('backticks', 'address', (state, silent) => {
  const scheme = state.src[state.pos] === ':' && state.linkLevel === 0 && /https?$/i.exec(state.pending)?.[0]
  if (!scheme)
    return false
  const found = addressAt(state.src.slice(0, state.posMax), state.pos - scheme.length)
  if (!found)
    return false
  if (!silent) {
    state.pending = state.pending.slice(0, -scheme.length)
    state.push('address', 'a', 0).attrs = [['href', found.href], ...found.host === undefined ? [] : [['host', found.host] as [string, string]]]
    state.tokens.at(-1)!.content = found.text
  }
  state.pos += found.text.length - scheme.length
  return true
})

type Token = ReturnType<typeof markdown.parse>[number]

/** What is written in a text. Nothing of it is lost but the marks. */
export function markdownTree(text: string): readonly Block[] {
  return blocks(markdown.parse(text, {}).values())
}

/** What stands up to the token that closes it. */
function blocks(tokens: Iterator<Token>): readonly Block[] {
  const found: Block[] = []
  for (let next = tokens.next(); !next.done && next.value.nesting >= 0; next = tokens.next()) {
    const token = next.value
    if (token.type === 'inline')
      found.push({ kind: 'paragraph', children: inlines(token.children!.values()) })
    else if (token.type === 'paragraph_open')
      found.push(...blocks(tokens))
    else if (token.type === 'blockquote_open')
      found.push({ kind: 'quote', children: blocks(tokens) })
    else if (token.type === 'bullet_list_open')
      found.push({ kind: 'list', items: items(tokens) })
    else if (token.type === 'ordered_list_open')
      found.push({ kind: 'list', start: Number(token.attrGet('start') ?? 1), items: items(tokens) })
    else if (token.type === 'fence')
      found.push({ kind: 'code', language: token.info.trim(), text: token.content.replace(/\n$/, '') })
  }
  return found
}

function items(tokens: Iterator<Token>): readonly (readonly Block[])[] {
  const found: (readonly Block[])[] = []
  for (let next = tokens.next(); !next.done && next.value.nesting >= 0; next = tokens.next())
    found.push(blocks(tokens))
  return found
}

const SPANS = { strong_open: 'strong', em_open: 'emphasis', s_open: 'strike' } as const

function inlines(tokens: Iterator<Token>): readonly Inline[] {
  const found: Inline[] = []
  const say = (text: string) => {
    const before = found.at(-1)
    if (before?.kind === 'text')
      found[found.length - 1] = { kind: 'text', text: before.text + text }
    else if (text !== '')
      found.push({ kind: 'text', text })
  }
  for (let next = tokens.next(); !next.done && next.value.nesting >= 0; next = tokens.next()) {
    const token = next.value
    const href = String(token.attrGet('href') ?? '')
    if (token.type in SPANS)
      found.push({ kind: SPANS[token.type as keyof typeof SPANS], children: inlines(tokens) })
    else if (token.type === 'code_inline')
      found.push({ kind: 'code', text: token.content })
    else if (token.type === 'address')
      found.push({ kind: 'link', href, ...token.attrGet('host') !== null && { host: String(token.attrGet('host')) }, children: [{ kind: 'text', text: token.content }] })
    else if (token.type === 'link_open')
      found.push({ kind: 'link', href: safeHref(href)!, host: new URL(href).host, children: inlines(tokens) })
    else
      say(token.type === 'softbreak' ? '\n' : token.content)
  }
  return found
}
