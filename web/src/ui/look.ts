/** How a person or a room looks, from the id alone: a rename changes nothing, and every device draws the same. */
export interface Look {
  /** 1 to 12: the class `hue-n` of tokens.css. */
  hue: number
  shape: Shape
  /** Quarter turns, 0 to 3, of the shapes that have no upright. */
  turn: number
}

export const shapes = ['moon', 'hills', 'sun', 'leaf', 'sprout', 'ripple', 'waves', 'petals', 'plum', 'drop', 'halves', 'turns', 'triad', 'bamboo', 'fan', 'cup'] as const
export type Shape = typeof shapes[number]

const turning: ReadonlySet<Shape> = new Set(['ripple', 'waves', 'halves', 'triad'])

/** 32-bit FNV-1a of the id's bytes. */
function hash(id: string): number {
  let h = 0x811C9DC5
  for (const byte of new TextEncoder().encode(id))
    h = Math.imul(h ^ byte, 0x01000193)
  return h >>> 0
}

export function lookOf(id: string): Look {
  const h = hash(id)
  const shape = shapes[(h >>> 8) % 16]!
  return { hue: 1 + h % 12, shape, turn: turning.has(shape) ? (h >>> 16) % 4 : 0 }
}
