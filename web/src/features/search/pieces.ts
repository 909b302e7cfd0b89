import type { TextRange } from '../../protocol/frames.gen'

export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** A text cut where something was found in it. Ranges count code points, as the server does; what is out of order is left out. */
export function pieces(text: string, ranges: readonly TextRange[]): Piece[] {
  const letters = [...text]
  const result: Piece[] = []
  const put = (from: number, to: number, hit: boolean) => to > from && result.push({ text: letters.slice(from, to).join(''), hit })
  let at = 0
  for (const { begin, length } of ranges) {
    if (begin < at)
      continue
    put(at, begin, false)
    put(begin, begin + length, true)
    at = begin + length
  }
  put(at, letters.length, false)
  return result
}
