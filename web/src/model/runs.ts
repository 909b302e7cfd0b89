import type { Seq } from '../protocol/frames.gen'

/** A contiguous piece: the entry of position p is at index p - first. Never empty, and never touching the next one. */
export interface Run<T> {
  first: Seq
  entries: T[]
}

/** The contiguous pieces of a log of which not everything is here: in order, apart from each other. */
export class Runs<T extends { readonly seq: Seq }> {
  private runs: Run<T>[] = []

  get all(): readonly Run<T>[] {
    return this.runs
  }

  /** The last run that begins at or before a position: the one in which it is, if it is here. */
  from(seq: Seq): Run<T> | undefined {
    return this.runs[this.index(seq)]
  }

  /** A contiguous piece, oldest first and not empty. */
  insert(page: readonly T[]): void {
    const [from, to] = [page[0]!.seq, page.at(-1)!.seq + 1]
    const before = this.from(from)

    if (before && end(before) >= from) {
      // It goes on where a run ends, or lies within it.
      if (end(before) < to)
        append(before, page.slice(end(before) - from))
    }
    else {
      this.runs.splice(this.index(from) + 1, 0, { first: from, entries: [...page] })
    }
    this.join()
  }

  /** Removes `count` entries, from the one at `index` on, as if they stood in one array. */
  cut(index: number, count: number): void {
    const kept: Run<T>[] = []
    let passed = 0
    for (const run of this.runs) {
      const from = Math.min(Math.max(index - passed, 0), run.entries.length)
      const to = Math.min(Math.max(index + count - passed, 0), run.entries.length)
      passed += run.entries.length
      if (from > 0)
        kept.push({ first: run.first, entries: run.entries.slice(0, from) })
      if (to < run.entries.length && (to > from || from === 0))
        kept.push({ first: run.first + to, entries: run.entries.slice(to) })
    }
    this.runs = kept
  }

  clear(): void {
    this.runs = []
  }

  /** The last run that begins at or before a position; -1 if none does. */
  private index(seq: Seq): number {
    let [low, high] = [0, this.runs.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.runs[middle]!.first <= seq)
        low = middle + 1
      else
        high = middle
    }
    return low - 1
  }

  /** Runs that touch become one. */
  private join(): void {
    for (let i = 1; i < this.runs.length;) {
      const [older, newer] = [this.runs[i - 1]!, this.runs[i]!]
      if (end(older) < newer.first) {
        i++
        continue
      }
      append(older, newer.entries.slice(end(older) - newer.first))
      this.runs.splice(i, 1)
    }
  }
}

/** The position after the run's last one. */
export function end(run: Run<unknown>): Seq {
  return run.first + run.entries.length
}

/** Not push(...more): that puts everything on the stack, which a run of 100,000 would not fit. */
function append<T>(run: Run<T>, more: readonly T[]): void {
  for (const entry of more)
    run.entries.push(entry)
}
