import { describe, expect, it } from 'vitest'
import { layoutOf } from './layout'

const wide = { width: 1600, height: 900 }
const tall = { width: 900, height: 1600 }
const shape = (pictures: { width: number, height: number }[]) => layoutOf(pictures).lines.map(line => line.pictures.length)

describe('the pictures of a message', () => {
  it('stand alone as large as reads well, and never larger than they are', () => {
    expect(layoutOf([wide]).width).toBe(420)
    expect(layoutOf([tall]).width).toBe(203)
    expect(layoutOf([{ width: 200, height: 100 }]).width).toBe(200)
  })

  it('leave room for a finger when they are tiny', () => {
    expect(layoutOf([{ width: 1, height: 1 }]).width).toBe(48)
    expect(layoutOf([{ width: 16, height: 8 }]).width).toBe(96)
  })

  it('are cut when they are towers or strips', () => {
    expect(layoutOf([{ width: 100, height: 10_000 }]).lines[0]!.ratio).toBe(0.5)
    expect(layoutOf([{ width: 10_000, height: 100 }]).lines[0]!.ratio).toBe(2.6)
  })

  it('stand in tidy lines, all of them, in their order', () => {
    expect([2, 3, 4, 5, 6, 7, 8, 9, 10].map(count => shape(new Array(count).fill(wide)))).toEqual([[2], [1, 2], [2, 2], [2, 3], [3, 3], [2, 2, 3], [2, 3, 3], [3, 3, 3], [3, 3, 4]])
    const many = Array.from({ length: 11 }, (_, i) => ({ ...wide, name: i }))
    expect(layoutOf(many).lines.flatMap(line => line.pictures.map(({ picture }) => picture.name))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('share a line by their shapes', () => {
    const [line] = layoutOf([wide, tall]).lines
    expect(line!.pictures.map(({ ratio }) => ratio.toFixed(2))).toEqual(['1.78', '0.66'])
  })
})
