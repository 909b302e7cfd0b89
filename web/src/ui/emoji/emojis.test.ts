import { describe, expect, it } from 'vitest'
import { emojis, findEmoji, inTone, TONES } from './emojis'

const first = (typed: string, count = 3) => findEmoji(typed).slice(0, count).map(one => one.emoji)

describe('emoji', () => {
  it('are found by what they are called in English, Chinese and pinyin', () => {
    expect(first('teacup without handle')).toContain('🍵')
    expect(first('tea')).toContain('🍵')
    expect(first('茶')).toContain('🍵')
    expect(first('笑')).not.toEqual([])
    expect(first('cha', 30)).toContain('🍵')
    expect(first('xiaokuliandai')).toEqual([])
    expect(first('xiaoku', 30)).not.toEqual([])
    expect(first('THUMBS up', 1)).toEqual(['👍'])
    expect(first('👍', 1)).toEqual(['👍'])
    expect(first('no such thing at all')).toEqual([])
  })

  it('are all there while nothing is typed, each of them once', () => {
    expect(findEmoji(' ')).toBe(emojis)
    expect(emojis.length).toBeGreaterThan(1_700)
    expect(new Set(emojis.map(one => one.emoji)).size).toBe(emojis.length)
    for (const { emoji, names } of emojis)
      expect([emoji, /^\p{RGI_Emoji}$/v.test(emoji), names.en !== '', names.zh !== '']).toEqual([emoji, true, true, true])
  })

  it('come in a tone of skin where they have one, and only there', () => {
    const of = (emoji: string, tone: typeof TONES[number]) => inTone(emojis.find(one => one.emoji === emoji)!, tone)
    expect(of('👍', '🏽')).toBe('👍🏽')
    expect(of('☝️', '🏿')).toBe('☝🏿')
    expect(of('👩‍💻', '🏻')).toBe('👩🏻‍💻')
    expect(of('🍵', '🏻')).toBe('🍵')
    expect(of('👍', '')).toBe('👍')
    for (const one of emojis) {
      for (const tone of TONES)
        expect([one.emoji, /^\p{RGI_Emoji}$/v.test(inTone(one, tone))]).toEqual([one.emoji, true])
    }
  })
})
