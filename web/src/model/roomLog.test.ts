import type { Hole } from './roomLog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AHEAD_MAX, RoomLog } from './roomLog'

interface Entry {
  readonly seq: number
}

const entry = (seq: number): Entry => ({ seq })
const entries = (from: number, to: number): Entry[] => Array.from({ length: to - from + 1 }, (_, i) => entry(from + i))
const isHole = (row: Entry | Hole): row is Hole => 'after' in row

/** The positions that can be seen; a hole as "after-before". */
function shown(log: RoomLog<Entry>): (number | string)[] {
  return log.seen(hole => hole).map(row => isHole(row) ? `${row.after}-${row.before}` : row.seq)
}

function listening(from: number): RoomLog<Entry> {
  const log = new RoomLog<Entry>()
  log.tell({ epoch: 1, firstSeq: 1, head: from })
  log.begin(from)
  return log
}

describe('a room log', () => {
  it('takes what follows and drops what is not newer', () => {
    const log = listening(0)
    expect([1, 2, 2, 1, 3].map(seq => log.take(entry(seq)))).toEqual([true, true, false, false, true])
    expect(shown(log)).toEqual([1, 2, 3])
  })

  it('holds back what is ahead and names what is missing', () => {
    const log = listening(0)
    log.take(entry(1))
    expect(log.take(entry(4))).toBe(false)
    expect(shown(log)).toEqual([1])
    expect(log.missing).toEqual({ after: 1, before: 4 })

    expect(log.merge(entries(2, 3))).toBe(true)
    expect(shown(log)).toEqual([1, 2, 3, 4])
    expect(log.missing).toBeUndefined()
  })

  it('finds a lost last message by the head alone', () => {
    const log = listening(3)
    log.noteHead(5)
    expect(log.missing).toEqual({ after: 3, before: 6 })
  })

  it('names the hole between pages and closes it from either side', () => {
    const log = listening(20)
    log.merge(entries(18, 20))
    log.merge(entries(5, 8))
    expect(shown(log)).toEqual([5, 6, 7, 8, '8-18', 18, 19, 20])
    log.merge(entries(9, 11))
    log.merge(entries(16, 17))
    expect(log.holes).toEqual([{ after: 11, before: 16 }])
    log.merge(entries(10, 17))
    expect(shown(log)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
  })

  it('swallows several pieces with one page that covers them', () => {
    const log = listening(40)
    for (const [from, to] of [[12, 14], [16, 18], [20, 22], [30, 31]] as const)
      log.merge(entries(from, to))
    log.merge(entries(10, 25))
    expect(log.holes).toEqual([{ after: 25, before: 30 }])
    expect(log.length).toBe(18)
  })

  it('goes on after a hole that the server marked', () => {
    const log = listening(10)
    log.merge(entries(9, 10))
    log.skipTo(500)
    log.merge(entries(500, 549))
    expect(log.heard).toBe(549)
    expect(log.holes).toEqual([{ after: 10, before: 500 }])
    expect(log.take(entry(550))).toBe(true)
  })

  it('empties itself when the epoch is another one', () => {
    const log = listening(0)
    log.take(entry(1))
    expect(log.tell({ epoch: 2, firstSeq: 1, head: 9 })).toBe(true)
    log.begin(9)
    expect(shown(log)).toEqual([])
    expect(log.heard).toBe(9)
  })

  it('keeps at most a bounded number of entries that are ahead', () => {
    const log = listening(0)
    for (let seq = 3; seq < 3 + 3 * AHEAD_MAX; seq++)
      log.take(entry(seq))
    log.merge(entries(1, 2))
    expect(log.heard).toBe(2 + AHEAD_MAX)
    expect(log.missing).toEqual({ after: 2 + AHEAD_MAX, before: 3 + 3 * AHEAD_MAX })
  })

  it('lets go of the oldest while somebody reads the newest', () => {
    const log = listening(1_000)
    log.merge(entries(1, 1_000))
    expect(log.trim('newest', 300)).toBe(true)
    expect([log.oldest, log.newest, log.length]).toEqual([701, 1_000, 300])
    expect(log.take(entry(1_001))).toBe(true)
  })

  it('lets go of the middle while somebody reads the oldest, and says so', () => {
    const log = listening(1_000)
    log.merge(entries(1, 1_000))
    expect(log.trim('oldest', 300)).toBe(true)
    expect(log.holes).toEqual([{ after: 100, before: 801 }])
    expect(log.length).toBe(300)
    expect(log.take(entry(1_001))).toBe(true)
  })

  it('knows whether it can count for itself', () => {
    const log = listening(10)
    expect(log.hasAllAfter(10)).toBe(true)
    expect(log.hasAllAfter(8)).toBe(false)
    log.merge(entries(8, 10))
    expect(log.hasAllAfter(7)).toBe(true)
    expect(log.hasAllAfter(6)).toBe(false)
  })

  it('gives what follows without a hole to whoever keeps it', () => {
    const log = listening(10)
    log.merge(entries(1, 3))
    log.merge(entries(7, 10))
    expect(log.latest(100).map(one => one.seq)).toEqual([7, 8, 9, 10])
    expect(log.latest(2).map(one => one.seq)).toEqual([9, 10])
  })

  it('takes a hundred thousand entries one by one, which copying all of them each time would never end', () => {
    const log = listening(0)
    for (let seq = 1; seq <= 100_000; seq++)
      log.take(entry(seq))
    expect(log.length).toBe(100_000)
  })
})

type Step =
  | { do: 'live', seq: number }
  | { do: 'page', from: number, to: number }
  | { do: 'head', seq: number }
  | { do: 'skip', before: number }
  | { do: 'repair' }

const size = 40
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('live' as const), seq: fc.integer({ min: 1, max: size }) }) },
  { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 1, max: size }), fc.integer({ min: 0, max: 9 }))
    .map(([from, more]) => ({ do: 'page' as const, from, to: Math.min(size, from + more) })) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('head' as const), seq: fc.integer({ min: 1, max: size }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('skip' as const), before: fc.integer({ min: 1, max: size }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'repair' as const }) },
)

/** The same promises, kept as naively as one can: a set of what came, and a number. */
class NaiveLog {
  private readonly has = new Set<number>()
  heard: number
  head: number

  constructor(start: number) {
    this.heard = start
    this.head = start
  }

  add(from: number, to: number) {
    for (let seq = from; seq <= to; seq++)
      this.has.add(seq)
    this.head = Math.max(this.head, to)
    this.advance()
  }

  skip(before: number) {
    this.heard = Math.max(this.heard, before - 1)
    this.head = Math.max(this.head, this.heard)
    this.advance()
  }

  private advance() {
    while (this.has.has(this.heard + 1))
      this.heard++
  }

  get shown(): (number | string)[] {
    const seen = [...this.has].filter(seq => seq <= this.heard).sort((a, b) => a - b)
    return seen.flatMap((seq, i) => i > 0 && seq > seen[i - 1]! + 1 ? [`${seen[i - 1]!}-${seq}`, seq] : [seq])
  }
}

describe('under any order, repeats and losses', () => {
  const story = fc.tuple(fc.integer({ min: 0, max: size }), fc.array(step, { maxLength: 60, size: 'max' }))

  function play(log: RoomLog<Entry>, naive: NaiveLog, steps: readonly Step[]): void {
    for (const one of steps) {
      switch (one.do) {
        case 'live':
          // Live entries at or before what we heard are repeats: they are dropped, whether they are here or not.
          if (one.seq > naive.heard)
            naive.add(one.seq, one.seq)
          log.take(entry(one.seq))
          break
        case 'page':
          naive.add(one.from, one.to)
          log.merge(entries(one.from, one.to))
          break
        case 'head':
          naive.head = Math.max(naive.head, one.seq)
          log.noteHead(one.seq)
          break
        case 'skip':
          naive.skip(one.before)
          log.skipTo(one.before)
          break
        case 'repair': {
          const missing = log.missing
          if (missing) {
            naive.add(missing.after + 1, missing.before - 1)
            log.merge(entries(missing.after + 1, missing.before - 1))
          }
        }
      }
    }
  }

  it('shows exactly what the naive log shows', () => {
    fc.assert(fc.property(story, ([start, steps]) => {
      const log = listening(start)
      const naive = new NaiveLog(start)
      play(log, naive, steps)
      expect(shown(log)).toEqual(naive.shown)
      expect([log.heard, log.head]).toEqual([naive.heard, naive.head])
      expect(log.length).toBe(naive.shown.filter(row => typeof row === 'number').length)
    }), { numRuns: 1_000 })
  })

  it('has everything as soon as what is missing has been answered', () => {
    fc.assert(fc.property(story, ([start, steps]) => {
      const log = listening(start)
      play(log, new NaiveLog(start), steps)
      log.noteHead(size)
      for (let missing = log.missing; missing; missing = log.missing)
        log.merge(entries(missing.after + 1, Math.min(missing.after + 5, missing.before - 1)))
      expect(log.heard).toBe(size)
      for (let hole = log.holes[0]; hole; hole = log.holes[0])
        log.merge(entries(Math.max(hole.after + 1, hole.before - 5), hole.before - 1))
      const seen = shown(log)
      expect(seen).toEqual(seen.map((_, i) => Number(seen[0]) + i))
    }))
  })

  it('never shows an entry twice or out of order after letting go of some', () => {
    fc.assert(fc.property(story, fc.constantFrom('oldest' as const, 'newest' as const), fc.integer({ min: 1, max: 20 }), story, ([start, steps], reading, max, [, more]) => {
      const log = listening(start)
      const naive = new NaiveLog(start)
      play(log, naive, steps)
      log.trim(reading, max)
      expect(log.length).toBeLessThanOrEqual(max)
      play(log, naive, more)
      const seqs = shown(log).filter(row => typeof row === 'number')
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b))
      expect(log.heard).toBe(naive.heard)
    }))
  })
})
