declare module 'virtual:emoji' {
  /** Emoji, group of Unicode, English name and words, Chinese name and words, its syllables in pinyin, whether it has tones of skin. */
  const rows: readonly (readonly [string, number, string, string, string, string, string, 0 | 1])[]
  export default rows
}
