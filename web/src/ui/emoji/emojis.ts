import type { Language } from '../../words/words'
import rows from 'virtual:emoji'
import { folded } from '../find'

/** One emoji of Unicode. This module brings all of them along: load it when somebody looks for one. */
export interface Emoji {
  readonly emoji: string
  readonly group: number
  readonly names: Readonly<Record<Language, string>>
  /** Whether it can be had in a tone of skin. */
  readonly tonable: boolean
  /** What it is found by, folded: names, then words. */
  readonly found: { readonly names: readonly string[], readonly words: readonly string[], readonly initials: string }
}

/** 热茶 is found by recha and by cha. */
const from = (syllables: readonly string[]) => syllables.map((_, at) => syllables.slice(at).join(''))

export const emojis: readonly Emoji[] = rows.map(([emoji, group, en, enWords, zh, zhWords, syllables, tonable]) => ({
  emoji,
  group,
  names: { en, zh },
  tonable: tonable === 1,
  found: {
    names: [folded(en), folded(zh), syllables.replaceAll(' ', '')],
    words: [...`${folded(enWords)} ${folded(en)} ${folded(zhWords)}`.split(' '), ...from(syllables.split(' '))],
    initials: syllables.split(' ').map(syllable => syllable[0] ?? '').join(''),
  },
}))

/** Those with all the words that were typed, in English, Chinese or pinyin and its initials; the nearest first. */
export function findEmoji(typed: string): readonly Emoji[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean)
  if (!wanted.length)
    return emojis
  return emojis
    .map(emoji => ({ emoji, rank: Math.max(...wanted.map(word => rank(emoji, word))) }))
    .filter(({ rank }) => rank < NOT)
    .sort((a, b) => a.rank - b.rank)
    .map(({ emoji }) => emoji)
}

const NOT = 6

/** How far an emoji is from a word: 0 is called so. Sorting is stable, so that Unicode's order breaks ties. */
function rank({ emoji, found }: Emoji, word: string): number {
  const among = [
    () => found.names.includes(word) || emoji === word,
    () => found.words.includes(word),
    () => found.names.some(name => name.startsWith(word)),
    () => found.words.some(one => one.startsWith(word)),
    () => word.length > 1 && found.initials.startsWith(word),
    () => /\P{ASCII}/u.test(word) && (found.names.some(name => name.includes(word)) || found.words.some(one => one.includes(word))),
  ]
  const at = among.findIndex(is => is())
  return at < 0 ? NOT : at
}

export const TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'] as const
export type Tone = typeof TONES[number]

/** The emoji in a tone of skin, if it can be had in one (UTS #51: the modifier stands in place of the selector of the first). */
export function inTone({ emoji, tonable }: Pick<Emoji, 'emoji' | 'tonable'>, tone: Tone): string {
  return tonable && tone ? emoji.replace(/^(.)\uFE0F?/u, `$1${tone}`) : emoji
}
