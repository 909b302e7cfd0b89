import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Roster } from './roster'

const user = (n: number, name = `${n}`) => ({ userId: `${n}`, name })
const names = (roster: Roster) => roster.users.map(one => one.name).sort()

describe('a roster', () => {
  it('is the snapshot and what was told since', () => {
    const roster = new Roster()
    expect([roster.fresh, roster.count]).toEqual([false, 0])
    roster.snapshot([user(1), user(2)], 2)
    expect(roster.change([user(3)], [user(1)], [user(2, 'two')], 2)).toEqual([user(3)])
    expect([names(roster), roster.count, roster.fresh]).toEqual([['3', 'two'], 2, true])
  })

  it('does not take for new whoever is here already', () => {
    const roster = new Roster()
    roster.snapshot([user(1)], 1)
    expect(roster.change([user(1), user(2)], [], [], 2)).toEqual([user(2)])
  })

  it('has the exact count also of a room that it cannot name', () => {
    const roster = new Roster()
    roster.snapshot([user(1)], 10_000)
    roster.counted(9_999)
    expect([roster.users.length, roster.count]).toEqual([1, 9_999])
    for (let i = 0; i < 2_000; i++)
      roster.change([user(i)], [], [], 10_000)
    expect(roster.users.length).toBe(500)
  })

  it('is not whole when there are people whom it was not told of', () => {
    const roster = new Roster()
    roster.snapshot([user(1), user(2)], 2)
    expect(roster.whole).toBe(true)
    roster.change([user(3)], [], [], 4)
    expect(roster.whole, 'a change did not come').toBe(false)
    roster.snapshot([user(1), user(2)], 2)
    roster.counted(2)
    expect(roster.whole, 'one came and another went').toBe(false)
    roster.snapshot([user(1), user(2)], 2)
    expect(roster.whole).toBe(true)
  })

  it('keeps how it was last seen when the line is cut', () => {
    const roster = new Roster()
    roster.snapshot([user(1)], 1)
    roster.stale()
    expect([names(roster), roster.count, roster.fresh]).toEqual([['1'], 1, false])
  })

  it('agrees with a plain set after any changes, and has another version whenever it is another', () => {
    const people = fc.array(fc.integer({ min: 1, max: 8 }).map(n => user(n)), { maxLength: 4 })
    fc.assert(fc.property(people, fc.array(fc.tuple(people, people)), (first, changes) => {
      const roster = new Roster()
      const plain = new Set<string>()
      roster.snapshot(first, first.length)
      first.forEach(one => plain.add(one.userId))
      for (const [came, went] of changes) {
        const [before, version] = [names(roster).join(), roster.version]
        roster.change(came, went, [], 0)
        went.forEach(one => plain.delete(one.userId))
        came.forEach(one => plain.add(one.userId))
        expect(names(roster)).toEqual([...plain].sort())
        if (names(roster).join() !== before)
          expect(roster.version).not.toBe(version)
      }
    }))
  })
})
