import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { LogItem } from '../../model/logItem'
import { arranging } from './arranging'
import { arrange, type Row } from './rows'

const start = new Date(2026, 4, 23, 9, 0).getTime()
const kinds = ['ana', 'ben', 'own', 'came'] as const
type Kind = typeof kinds[number]

/** What stands at a position; the farther on, the later. */
const entry = (seq: number, kind: Kind, minutes: number): LogItem => {
  const base = { key: `m${seq}`, seq, from: { userId: kind, name: kind }, own: kind === 'own', at: start + seq * minutes * 60_000 }
  return kind === 'came' ? { kind: 'membership', ...base, change: 'entered' } : { kind: 'message', ...base, forMe: false, text: kind }
}
const draft = (n: number, state: 'waiting' | 'failed'): LogItem => ({ kind: 'draft', key: `d${n}`, cid: `d${n}`, text: 'tea?', at: start + n * 60_000, state })
const hole = (before: number): LogItem => ({ kind: 'hole', key: `hole-${before}`, after: before - 2, before, count: 1 })

const step = fc.oneof(
  fc.record({ does: fc.constantFrom('append', 'prepend', 'replace'), at: fc.nat(99), kinds: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 9 }) }),
  fc.record({ does: fc.constant('remove'), at: fc.nat(99), count: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ does: fc.constant('hole'), at: fc.nat(99) }),
  fc.record({ does: fc.constant('drafts'), states: fc.array(fc.constantFrom('waiting' as const, 'failed' as const), { maxLength: 3 }) }),
  fc.record({ does: fc.constant('divide'), at: fc.option(fc.nat(99), { nil: undefined }) }),
)

/** A log to which one thing after another happens. */
class Log {
  private entries: LogItem[] = []
  private drafts: LogItem[] = []
  private first = 1000
  private next = 1000
  divider: number | undefined

  constructor(private readonly minutes: number) {}

  get items(): readonly LogItem[] {
    return [...this.entries, ...this.drafts]
  }

  happens(step: { does: string, at?: number, count?: number, kinds?: Kind[], states?: ('waiting' | 'failed')[] }): void {
    const at = Math.floor((step.at ?? 0) / 100 * this.entries.length)
    const there = this.entries[at]
    if (step.does === 'append')
      this.entries.push(...step.kinds!.map(kind => entry(this.next++, kind, this.minutes)))
    else if (step.does === 'prepend')
      this.entries.unshift(...step.kinds!.map(kind => entry(--this.first, kind, this.minutes)).reverse())
    else if (step.does === 'remove')
      this.entries.splice(at, step.count)
    else if (step.does === 'drafts')
      this.drafts = step.states!.map((state, n) => this.drafts.find(item => item.key === `d${n}` && 'state' in item && item.state === state) ?? draft(n, state))
    else if (step.does === 'divide')
      this.divider = step.at === undefined ? undefined : this.first + Math.floor(step.at / 100 * (this.next - this.first))
    else if (there && 'seq' in there) {
      const other = step.does === 'hole' ? hole(there.seq + 1) : entry(there.seq, step.kinds![0]!, this.minutes)
      // An item that is as it was is the same object: so the models promise.
      this.entries[at] = isDeepStrictEqual(other, there) ? there : other
    }
  }
}

describe('arranging a log again', () => {
  test('gives what arranging all of it gives, whatever happened to it, and each row that is as it was is the same', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), fc.constantFrom(0, 1, 7, 300), fc.constantFrom(1, 4, 64), fc.boolean(), (steps, minutes, least, hasOlder) => {
      const log = new Log(minutes)
      const again = arranging(least)
      let before: readonly Row[] = []
      for (const step of steps) {
        log.happens(step)
        const rows = again(log.items, { divider: log.divider, hasOlder })
        expect(rows).toEqual(arrange(log.items, { divider: log.divider, hasOlder }))
        const old = new Map(before.map(row => [row.key, row]))
        expect(rows.filter(row => old.get(row.key) !== row && isDeepStrictEqual(old.get(row.key), row))).toEqual([])
        before = rows
      }
    }), { numRuns: 500 })
  })

  test('looks at nothing that stands far from what changed', () => {
    const log = Array.from({ length: 1_000 }, (_, i) => entry(i + 1, kinds[i % 3]!, 1))
    let looks = 0
    const far = { ...log[500]! }
    Object.defineProperty(far, 'key', { get: () => (looks++, 'm501') })
    log[500] = far
    const again = arranging(64)
    const rows = (items: readonly LogItem[], divider?: number) => again(items, { divider, hasOlder: false }).length
    rows(log)
    expect(looks).toBeGreaterThan(0)
    looks = 0
    rows([entry(0, 'ana', 1), ...log])
    rows([...log, entry(1_001, 'ana', 1)])
    rows([...log, draft(1, 'waiting')])
    rows([...log, draft(1, 'failed')])
    rows([...log.slice(0, 300), ...log.slice(310)])
    rows(log.slice(1), 990)
    expect(looks).toBe(0)
  })
})
