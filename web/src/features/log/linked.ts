export type Piece = { readonly text: string, readonly href?: undefined } | { readonly text: string, readonly href: string }

/** Han, Kana, Hangul and full-width punctuation never belong to an address: in those scripts no space ends it. */
const address = /https?:\/\/[^\s<>"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u2018-\u201F\u2026\u3000-\u303F\uFF00-\uFF65]+/giu

/** Cuts a text into words and addresses of the web. Joined again, the pieces are the text. */
export function linked(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(address)) {
    const found = withoutTail(match[0])
    if (!URL.canParse(found) || new URL(found).hostname === '')
      continue
    if (match.index > from)
      pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ text: found, href: found })
    from = match.index + found.length
  }
  if (from < text.length)
    pieces.push({ text: text.slice(from) })
  return pieces
}

/** Without what ends the sentence around it: a full stop, or a bracket that was opened before the address. */
function withoutTail(found: string): string {
  for (;;) {
    const last = found.at(-1)!
    const closes = { ')': '(', ']': '[', '}': '{' }[last]
    const unopened = closes !== undefined && found.split(closes).length < found.split(last).length
    if (!unopened && !/[.,;:!?'*_~]/.test(last))
      return found
    found = found.slice(0, -1)
  }
}
