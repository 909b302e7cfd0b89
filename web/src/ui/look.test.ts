import { describe, expect, test } from 'vitest'
import { lookOf, shapes } from './look'

describe('a look', () => {
  test('follows the published rule, so that every client draws the same person', () => {
    // FNV-1a of "a" is 0xe40c292c.
    expect(lookOf('a')).toEqual({ hue: 1 + 0xE40C292C % 12, shape: shapes[(0xE40C292C >>> 8) % 16], turn: 0 })
  })

  test('reaches every hue and every shape', () => {
    const looks = Array.from({ length: 2000 }, (_, i) => lookOf(`person ${i}`))
    expect(new Set(looks.map(look => look.hue)).size).toBe(12)
    expect(new Set(looks.map(look => look.shape)).size).toBe(16)
  })

  test('turns only shapes that have no upright', () => {
    const turned = new Set(Array.from({ length: 2000 }, (_, i) => lookOf(`person ${i}`)).filter(look => look.turn > 0).map(look => look.shape))
    expect([...turned].sort()).toEqual(['halves', 'ripple', 'triad', 'waves'])
  })
})
