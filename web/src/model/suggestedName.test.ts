import type { NameLanguage } from './suggestedName'
import { describe, expect, it } from 'vitest'
import { suggestName, suggestNames } from './suggestedName'

describe.each<NameLanguage>(['zh', 'en'])('a suggested name in %s', (language) => {
  it('is one of sixteen hundred', () => {
    const names = new Set<string>()
    for (let first = 0; first < 40; first++) {
      for (let second = 0; second < 40; second++) {
        const rolls = [(first + 0.5) / 40, (second + 0.5) / 40]
        names.add(suggestName(language, () => rolls.shift()!))
      }
    }
    expect(names.size).toBe(1_600)
  })

  it('is short enough for every server, whatever the dice say', () => {
    for (const roll of [0, 0.5, 0.999999]) {
      const name = suggestName(language, () => roll)
      expect([...name].length).toBeGreaterThan(2)
      expect([...name].length).toBeLessThanOrEqual(32)
    }
  })

  it('comes with others that differ', () => {
    const names = suggestNames(language, 5, Math.random)
    expect(new Set(names).size).toBe(5)
  })

  it('does not wait for better dice for ever', () => {
    expect(suggestNames(language, 5, () => 0)).toHaveLength(1)
  })
})
