/** How wide a picture is for its height; measures that make no picture make a square. */
export interface Measured { readonly width?: number | undefined, readonly height?: number | undefined }

/** Pixels. A picture is no larger than it is, and no larger than reads well among words. */
const [WIDTH_MAX, HEIGHT_MAX] = [420, 360]
/** A very small one still has room for a finger. */
const SIDE_MIN = 48
/** What is longer or wider than this is cut where it stands among others, and whole when looked at. */
const [RATIO_MIN, RATIO_MAX] = [0.5, 2.6]

/** So many pictures of a message stand beside each other, line by line. */
const lines: readonly (readonly number[])[] = [[], [1], [2], [1, 2], [2, 2], [2, 3], [3, 3], [2, 2, 3], [2, 3, 3], [3, 3, 3], [3, 3, 4]]

export interface Line<T> {
  readonly pictures: readonly { readonly picture: T, readonly ratio: number }[]
  /** Of the whole line. */
  readonly ratio: number
}

export interface Layout<T> {
  readonly lines: readonly Line<T>[]
  /** Of all of it, in pixels, where there is room. */
  readonly width: number
}

/** Places the pictures of a message by their measures alone, so that nothing moves when they come. */
export function layoutOf<T extends Measured>(pictures: readonly T[]): Layout<T> {
  const placed = pictures.map(picture => ({ picture, ratio: clamp(ratioOf(picture), RATIO_MIN, RATIO_MAX) }))
  const [only] = placed
  if (only && placed.length === 1) {
    const width = Math.min(only.picture.width || WIDTH_MAX, WIDTH_MAX, HEIGHT_MAX * only.ratio)
    return { lines: [{ pictures: placed, ratio: only.ratio }], width: Math.round(Math.max(width, SIDE_MIN, SIDE_MIN * only.ratio)) }
  }
  let from = 0
  return {
    lines: (lines[placed.length] ?? evenly(placed.length)).map((count) => {
      // Few wide ones make no strip, and few tall ones no tower.
      const line = placed.slice(from, from += count).map(one => count === 1 ? { ...one, ratio: clamp(one.ratio, 1.2, RATIO_MAX) } : { ...one, ratio: clamp(one.ratio, 0.66, 1.8) })
      return { pictures: line, ratio: line.reduce((sum, { ratio }) => sum + ratio, 0) }
    }),
    width: WIDTH_MAX,
  }
}

function ratioOf({ width, height }: Measured): number {
  return width && height ? width / height : 1
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)

function evenly(count: number): number[] {
  return [...new Array<number>(Math.floor(count / 3)).fill(3), ...count % 3 ? [count % 3] : []]
}
