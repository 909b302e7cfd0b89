import type { Plugin } from 'vite'
import en from 'emojibase-data/en/data.json' with { type: 'json' }
import zhSyllables from 'emojibase-data/zh/shortcodes/cldr.json' with { type: 'json' }
import zh from 'emojibase-data/zh/data.json' with { type: 'json' }

/** What the oldest server that is supported takes for an emoji: the ICU of Debian 12 knows version 15. */
const VERSION_MAX = 15
/** What is only a part of emoji: tones and hair. */
const PARTS = 2
const TONES = ['🏻', '🏼', '🏽', '🏾', '🏿']

/** `virtual:emoji`: Unicode's emoji with their names in both languages, as far as a picker needs them (src/ui/emoji/emojis.ts). */
export function emojiRows(): Plugin {
  const name = 'virtual:emoji'
  return {
    name: 'teahouse-emoji-rows',
    resolveId: id => id === name ? `\0${name}` : undefined,
    load: id => id === `\0${name}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify(rows()))})` : undefined,
  }
}

function rows() {
  const chinese = new Map(zh.map(one => [one.hexcode, one]))
  const syllables: Record<string, string | string[]> = zhSyllables
  return en.filter(one => one.group !== undefined && one.group !== PARTS && one.version <= VERSION_MAX)
    .sort((a, b) => a.order! - b.order!)
    .map((one) => {
      const { label = '', tags = [] } = chinese.get(one.hexcode) ?? {}
      const emoji = qualified(one.emoji)
      const skins = new Set(one.skins?.map(skin => qualified(skin.emoji)))
      const tonable = TONES.every(tone => skins.has(toned(emoji, tone)))
      return [emoji, one.group, one.label, one.tags?.join(' ') ?? '', label, tags.join(' '), [syllables[one.hexcode] ?? ''].flat()[0]!.replaceAll('_', ' '), tonable ? 1 : 0]
    })
}

/** Fully qualified (UTS #51): with a selector only where the character alone would be text. */
const qualified = (emoji: string) => emoji.replace(/(\p{Emoji_Presentation}|\p{Emoji_Modifier})\uFE0F/gu, '$1')

/** The same rule as in src/ui/emoji/emojis.ts. */
const toned = (emoji: string, tone: string) => emoji.replace(/^(.)\uFE0F?/u, `$1${tone}`)
