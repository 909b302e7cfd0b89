import { hiddenHost } from './hosts'

/** A piece of a text: as it is, or an address that can be opened. */
export interface TextPart {
  readonly text: string
  /** Only for a link: always http or https. */
  readonly href?: string
  /** Where the link leads, if its letters do not show it. */
  readonly host?: string
}

/** An address that can be opened. */
export type Address = TextPart & { readonly href: string }

/**
 * Where an address may begin: not in the middle of an ASCII word, so that `xhttp://` is none. After a Han character it may.
 * It goes on over what RFC 3986 allows, and over letters of all scripts but Han, Kana, Hangul and full-width forms: in
 * running text these are neighbours, not part of the address (in an address from an address bar they are percent-encoded).
 * What turns the letters after it round ends it.
 */
const candidate = /(?<![A-Za-z0-9])https?:\/\/[^\s<>"`{}|\\^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u2010-\u2027\u3000-\u303f\uff00-\uffef\p{Bidi_Control}]+/giu

/** The text in pieces, in order; put together again they are the text. */
export function linkParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let done = 0
  for (const match of text.matchAll(candidate)) {
    const address = addressOf(match[0])
    if (!address)
      continue
    if (match.index > done)
      parts.push({ text: text.slice(done, match.index) })
    parts.push(address)
    done = match.index + address.text.length
  }
  if (done < text.length)
    parts.push({ text: text.slice(done) })
  return parts
}

/** The address that begins at this index, if one does. */
export function addressAt(text: string, index: number): Address | undefined {
  const sticky = new RegExp(candidate, 'yiu')
  sticky.lastIndex = index
  return addressOf(sticky.exec(text)?.[0] ?? '')
}

function addressOf(found: string): Address | undefined {
  const text = withoutTail(found)
  const href = safeHref(text)
  if (href === undefined)
    return undefined
  const host = hiddenHost(text, href)
  return { text, href, ...host !== undefined && { host } }
}

/** Punctuation at the end belongs to the sentence; so does a bracket that was not opened in the address. */
function withoutTail(address: string): string {
  const count = (letter: string) => address.split(letter).length - 1
  const unopened: Record<string, number> = { ')': count(')') - count('('), ']': count(']') - count('[') }
  let end = address.length
  for (; end > 0; end--) {
    const last = address[end - 1]!
    if ('.,;:!?\'*_~&'.includes(last))
      continue
    if (!(unopened[last]! > 0))
      break
    unopened[last]!--
  }
  return address.slice(0, end)
}

/** The address as it will be opened, if it is one of the web with a host, and names no user: `https://bank.example@evil.example` deceives. */
export function safeHref(address: string): string | undefined {
  if (!URL.canParse(address))
    return undefined
  const url = new URL(address)
  const web = url.protocol === 'http:' || url.protocol === 'https:'
  return web && url.hostname !== '' && url.username === '' && url.password === '' ? url.href : undefined
}
