import type { UserId } from '../protocol/frames.gen'
import { linkParts } from './links'

/** What somebody wrote, understood: blocks below each other, each with words in it. */
export type Block =
  | { readonly kind: 'paragraph', readonly children: readonly Inline[] }
  | { readonly kind: 'quote', readonly children: readonly Block[] }
  | { readonly kind: 'list', readonly start?: number, readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'code', readonly language: string, readonly text: string }

/** Pieces of a line. A text may have several lines, which are kept. */
export type Inline =
  | { readonly kind: 'text', readonly text: string }
  | { readonly kind: 'code', readonly text: string }
  /** Somebody is called: the at sign and the name, as they are written. */
  | { readonly kind: 'mention', readonly userId: UserId, readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strike', readonly children: readonly Inline[] }
  /** `href` is http or https. `host` is there if the words do not show where it leads. */
  | { readonly kind: 'link', readonly href: string, readonly host?: string, readonly children: readonly Inline[] }

/** The text as it is, with its addresses as links: what is shown of a text without marks. */
export function plainTree(text: string): readonly Block[] {
  const children = linkParts(text).map((part): Inline => part.href
    ? { kind: 'link', href: part.href, ...part.host !== undefined && { host: part.host }, children: [{ kind: 'text', text: part.text }] }
    : { kind: 'text', text: part.text })
  return [{ kind: 'paragraph', children }]
}

/** Whether there is anything in a text that could be a mark of Markdown. Most of what people say has none. */
export function mayHaveMarks(text: string): boolean {
  return /[*_~`[]|^[ \t]*(?:>|-|\d{1,3}[.)])[ \t]/m.test(text)
}

/** The words alone, on one line: for a quotation. */
export function wordsOf(blocks: readonly Block[]): string {
  return blocks.map(wordsOfBlock).join(' ').replace(/\s+/g, ' ').trim()
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph': return block.children.map(wordsOfInline).join('')
    case 'quote': return wordsOf(block.children)
    case 'list': return block.items.map(wordsOf).join(' ')
    case 'code': return block.text
  }
}

function wordsOfInline(inline: Inline): string {
  return 'text' in inline ? inline.text : inline.children.map(wordsOfInline).join('')
}

/** The words without their marks, on lines of their own: to be pasted where marks mean nothing. */
export function plainOf(blocks: readonly Block[]): string {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'quote': return plainOf(block.children)
      case 'list': return block.items.map((item, at) => `${block.start === undefined ? '•' : `${block.start + at}.`} ${plainOf(item)}`).join('\n')
      default: return wordsOfBlock(block)
    }
  }).join('\n')
}
