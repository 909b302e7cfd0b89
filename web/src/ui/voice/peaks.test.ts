import { describe, expect, it } from 'vitest'
import { loudest } from './peaks'

describe('how loud a voice is over its time', () => {
  it('is told part by part, by its loudest moments, whichever way they go', () => {
    const peaks = loudest(Float32Array.from([0, 0.25, -1, 0.5, 0, 0, 0.04, 0]), 4)
    expect(peaks.map(peak => peak.toFixed(2))).toEqual(['0.50', '1.00', '0.00', '0.20'])
  })

  it('does not make a noise of silence', () => {
    expect(Math.max(...loudest(Float32Array.from([0.0001, 0, -0.0001, 0]), 2))).toBeLessThan(0.1)
  })

  it('has as many parts as are asked for, however short it is', () => {
    expect(loudest(Float32Array.from([1]), 3)).toHaveLength(3)
  })
})
