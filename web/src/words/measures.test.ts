import { describe, expect, it } from 'vitest'
import { bytes, clockOf } from './measures'

describe('a size', () => {
  it.each([[0, '0 B'], [999, '999 B'], [1_000, '1 KB'], [999_600, '1 MB'], [3_240_000, '3.2 MB'], [24_400_000, '24 MB'], [5_000_000_000, '5 GB']])('of %i is %s', (count, words) => {
    expect(bytes(count)).toBe(words)
  })
})

describe('a length', () => {
  it.each([[400, '0:00'], [12_345, '0:12'], [59_600, '1:00'], [3_723_000, '1:02:03']])('of %i ms is %s', (ms, words) => {
    expect(clockOf(ms)).toBe(words)
  })
})
