import type { UserId } from '../protocol/frames.gen'
import type { Block, Inline } from './textTree'

/** A Latin letter or a digit: before an at sign it makes it an address of mail, behind a name that ends in one another word. */
const latin = /[a-z0-9_]/

/** Lines that quote what was said before, perhaps somewhere else: they call nobody again. */
const quoted = /^ {0,3}>.*$/gm

/** Whether a text calls somebody by name: `@ana` or `＠ana`, in capitals or not, and not only the beginning of a longer word. */
export function calls(text: string, name: string): boolean {
  const [folded, called] = [text.replace(quoted, '').toLowerCase(), name.toLowerCase()]
  return signs(folded).some(at => standsAt(folded, at + 1, called))
}

/** Where at signs stand that may begin a mention. */
function signs(folded: string): number[] {
  return [...folded.matchAll(/[@＠]/g)].map(match => match.index).filter(at => !latin.test(folded[at - 1] ?? ''))
}

/** Han needs no space after a name; Latin letters would make it another word. */
function standsAt(folded: string, at: number, called: string): boolean {
  return folded.startsWith(called, at) && !(latin.test(called.at(-1)!) && latin.test(folded[at + called.length] ?? ''))
}

/** People who can be called, by their names. */
export class Called {
  /** By the first letter, the longest names first: 小明明 is not 小明. */
  private readonly names = new Map<string, { readonly userId: UserId, readonly called: string }[]>()

  constructor(people: Iterable<readonly [UserId, string]>) {
    for (const [userId, name] of people) {
      const called = name.toLowerCase()
      const same = this.names.get(called[0] ?? '')
      if (same)
        same.push({ userId, called })
      else if (called)
        this.names.set(called[0]!, [{ userId, called }])
    }
    for (const same of this.names.values())
      same.sort((a, b) => b.called.length - a.called.length)
  }

  /** The same blocks, with those who are called in their texts. */
  within(blocks: readonly Block[]): readonly Block[] {
    return blocks.map((block): Block => {
      switch (block.kind) {
        case 'paragraph': return { ...block, children: this.withinLine(block.children) }
        case 'quote': return block
        case 'list': return { ...block, items: block.items.map(item => this.within(item)) }
        case 'code': return block
      }
    })
  }

  private withinLine(inlines: readonly Inline[]): readonly Inline[] {
    return inlines.flatMap((inline): readonly Inline[] => {
      switch (inline.kind) {
        case 'text': return this.cut(inline.text)
        case 'strong':
        case 'emphasis':
        case 'strike': return [{ ...inline, children: this.withinLine(inline.children) }]
        default: return [inline]
      }
    })
  }

  private cut(text: string): readonly Inline[] {
    const folded = text.toLowerCase()
    // A few letters change their length with their case: then the places are not the same.
    if (folded.length !== text.length)
      return [{ kind: 'text', text }]
    const pieces: Inline[] = []
    let done = 0
    for (const at of signs(folded)) {
      const found = this.names.get(folded[at + 1] ?? '')?.find(({ called }) => standsAt(folded, at + 1, called))
      if (!found || at < done)
        continue
      if (at > done)
        pieces.push({ kind: 'text', text: text.slice(done, at) })
      done = at + 1 + found.called.length
      pieces.push({ kind: 'mention', userId: found.userId, text: text.slice(at, done) })
    }
    if (done < text.length)
      pieces.push({ kind: 'text', text: text.slice(done) })
    return pieces
  }
}
