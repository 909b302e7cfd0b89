import type { LogItem, MembershipItem, MessageItem } from '../../model/logItem'
import { describe, expect, test } from 'vitest'
import { arrange, type Row, seqOf, TURN_MS } from './rows'

const start = new Date(2026, 4, 23, 9, 0).getTime()
const ana = { userId: 'ana', name: 'Ana' }
const ben = { userId: 'ben', name: 'Ben' }

const said = (seq: number, from = ana, at = start, own = false): MessageItem =>
  ({ kind: 'message', key: `m${seq}`, seq, from, own, forMe: false, text: `words ${seq}`, at })
const came = (seq: number, from: typeof ana, change: 'entered' | 'left' = 'entered'): MembershipItem =>
  ({ kind: 'membership', key: `m${seq}`, seq, from, own: false, change, at: start })
const draft = (key: string, state: 'waiting' | 'sending' | 'failed', at = start): LogItem =>
  ({ kind: 'draft', key, cid: `cid-of-${key}`, text: key, at, state })

const lay = (items: LogItem[], divider?: number) => arrange(items, { divider, hasOlder: false })
const kinds = (rows: Row[]) => rows.map(row => row.kind)

describe('arranging a log', () => {
  test('an empty log has no rows at all, so that the room can invite instead', () => {
    expect(lay([])).toEqual([])
  })

  test('words of one person within five minutes are one turn', () => {
    const rows = lay([said(1), said(2, ana, start + TURN_MS), said(3, ana, start + 2 * TURN_MS + 1)])
    expect(rows.filter(row => row.kind === 'said').map(row => row.first)).toEqual([true, false, true])
  })

  test('another person, or another name, begins a turn', () => {
    const rows = lay([said(1), said(2, ben), said(3, { ...ben, name: 'Benjamin' })])
    expect(rows.filter(row => row.kind === 'said').map(row => row.first)).toEqual([true, true, true])
  })

  test('a new day is announced once, and ends a turn', () => {
    const rows = lay([said(1, ana, start - 10 * 3600_000), said(2, ana, start)])
    expect(kinds(rows)).toEqual(['top', 'day', 'said', 'day', 'said', 'end'])
  })

  test('who comes and leaves folds into one line', () => {
    const rows = lay([came(1, ana), came(2, ben), came(3, ana, 'left'), said(4, ben)])
    expect(kinds(rows)).toEqual(['top', 'day', 'fold', 'said', 'end'])
    expect(seqOf(rows[2]!)).toBe(3)
  })

  test('what was taken back together and stands together is one line, and what was taken back alone is not', () => {
    const gone = (seq: number, recalled: number, from = ana, own = false): MessageItem => ({ ...said(seq, from, start, own), text: '', recalled })
    const all: LogItem = { kind: 'takenBack', key: 'all', seq: 9, from: ana, own: false, count: 3, at: start }
    const rows = lay([gone(1, 9), gone(2, 9), said(3, ben), gone(4, 9), gone(5, 6), gone(7, 8), all])
    expect(rows.map(row => row.kind === 'said' ? row.gone ?? 1 : row.kind)).toEqual(['top', 'day', 2, 1, 1, 1, 1, 'takenBack', 'end'])
    expect(seqOf(rows.at(-2)!)).toBe(9)
    expect(lay([gone(1, 9, ana, true), gone(2, 9, ana, true)]).map(row => row.kind === 'own' ? row.gone : row.kind)).toEqual(['top', 'day', 2, 'end'])
  })

  test('the unread line stands before the first unread entry, under its day', () => {
    expect(kinds(lay([said(1), said(2, ben), said(3, ben)], 2))).toEqual(['top', 'day', 'said', 'unread', 'said', 'said', 'end'])
    expect(kinds(lay([said(2)], 2))).toEqual(['top', 'day', 'unread', 'said', 'end'])
  })

  test('the unread line splits a fold and begins a turn', () => {
    expect(kinds(lay([came(1, ana), came(2, ben)], 2))).toEqual(['top', 'day', 'fold', 'unread', 'fold', 'end'])
    const rows = lay([said(1), said(2)], 2)
    expect(rows.filter(row => row.kind === 'said').map(row => row.first)).toEqual([true, true])
  })

  test('everything read means no line, and drafts are never unread', () => {
    expect(kinds(lay([said(1), draft('tea', 'waiting')], 9))).not.toContain('unread')
  })

  test('a hole is named where it is', () => {
    const rows = lay([said(1), { kind: 'hole', key: 'hole', after: 1, before: 9, count: 7 }, said(9)])
    expect(kinds(rows)).toEqual(['top', 'day', 'said', 'hole', 'said', 'end'])
  })

  test('what lies in a hole has not been seen, and the unread line stands before it', () => {
    const hole: LogItem = { kind: 'hole', key: 'hole', after: 1, before: 9, count: 7 }
    expect(seqOf(lay([said(1), hole, said(9)])[3]!)).toBeUndefined()
    expect(kinds(lay([said(1), hole, said(9)], 4))).toEqual(['top', 'day', 'said', 'unread', 'hole', 'said', 'end'])
    expect(kinds(lay([said(1), hole, said(9)], 9))).toEqual(['top', 'day', 'said', 'hole', 'unread', 'said', 'end'])
  })

  test('a draft that failed days ago stands last under the day of what was said since', () => {
    const rows = lay([said(1, ana, start), said(2, ana, start + 24 * 3600_000, true), draft('old', 'failed', start)])
    expect(kinds(rows)).toEqual(['top', 'day', 'said', 'day', 'own', 'own', 'end'])
    expect(new Set(rows.map(row => row.key)).size).toBe(rows.length)
    expect(rows.filter(row => row.kind === 'own').map(row => row.last)).toEqual([true, true])
  })

  test('only the last cup of a turn carries its state, and tells how many wait', () => {
    const rows = lay([said(1, ben, start, true), draft('one', 'waiting'), draft('two', 'waiting')])
    const cups = rows.filter(row => row.kind === 'own')
    expect(cups.map(cup => cup.last)).toEqual([false, false, true])
    expect(cups.at(-1)!.waiting).toBe(2)
  })

  test('a draft that becomes a message keeps its key and its place', () => {
    const before = lay([said(1), draft('mine', 'sending')])
    const after = lay([said(1), { ...said(2, ben, start, true), key: 'mine' }])
    expect(after.map(row => row.key)).toEqual(before.map(row => row.key))
  })
})
