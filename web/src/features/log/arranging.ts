import type { LogItem } from '../../model/logItem'
import { type arrange, bounded, clings, lay, newestOf, type Place, type Row } from './rows'

/** Items that follow each other, and what became of them at their place. */
interface Stretch {
  readonly items: readonly LogItem[]
  readonly place: Place
  rows: readonly Row[]
  readonly below: Place
}

/** So many items, if they can be parted there, are laid out anew when one of them is another. */
const STRETCH = 256

/**
 * Arranges one log again and again: the same rows that `arrange` makes, and the same objects where a row is as it was. Only
 * the stretches that changed are laid out anew; for all others pointers are compared and copied.
 */
export function arranging(least = STRETCH): typeof arrange {
  /** By the first item of each. */
  let known = new Map<LogItem, Stretch>()

  return (items, { divider, hasOlder }) => {
    const stretches = new Map<LogItem, Stretch>()
    let place: Place = {}
    let line = divider
    for (let start = 0; start < items.length;) {
      // A new stretch goes no further than to one that is known, so that what was put in or taken out above moves none.
      const parts = (end: number) => end >= items.length || (!clings(items[end - 1]!, items[end]!) && (end - start >= least || known.has(items[end]!)))
      let stretch = known.get(items[start]!)
      if (!stretch?.items.every((item, i) => item === items[start + i]) || !parts(start + stretch.items.length))
        stretch = undefined
      let end = start + (stretch?.items.length ?? 1)
      while (!parts(end))
        end++
      const part = stretch?.items ?? items.slice(start, end)
      const here: Place = { ...place, line: line !== undefined && part.some(item => newestOf(item) >= line!) ? line : undefined }
      if (!stretch || !alike(stretch.place, here))
        stretch = { items: part, place: here, ...lay(part, here) }
      stretches.set(part[0]!, stretch)
      place = stretch.below
      if (here.line !== undefined)
        line = undefined
      start = end
    }
    keep(known, stretches)
    known = stretches
    return bounded(Array.from(stretches.values(), stretch => stretch.rows), hasOlder)
  }
}

/** Rows that are as they were before are the same objects as before. */
function keep(before: ReadonlyMap<LogItem, Stretch>, after: ReadonlyMap<LogItem, Stretch>): void {
  const gone = new Map<string, Row>()
  for (const [first, { rows }] of before) {
    if (after.get(first)?.rows !== rows)
      rows.forEach(row => gone.set(row.key, row))
  }
  if (gone.size === 0)
    return
  for (const [first, stretch] of after) {
    if (before.get(first) === stretch)
      continue
    stretch.rows = stretch.rows.map((row) => {
      const old = gone.get(row.key)
      return old && alike(old, row) ? old : row
    })
  }
}

/** Whether two objects hold the same, lists of the same included. */
function alike<T extends object>(one: T, other: T): boolean {
  for (const name in other) {
    const before: unknown = one[name]
    const now: unknown = other[name]
    if (before !== now && !(Array.isArray(before) && Array.isArray(now) && before.length === now.length && now.every((part, i) => part === before[i])))
      return false
  }
  return Object.keys(one).length === Object.keys(other).length
}
