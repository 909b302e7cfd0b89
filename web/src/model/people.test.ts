import { describe, expect, it } from 'vitest'
import { People, PEOPLE_MAX } from './people'

const ana = { userId: 'a', name: 'ana' }
const ben = { userId: 'b', name: 'ben' }

describe('people we met', () => {
  it('go by their newest name, the most lately seen first', () => {
    const people = new People()
    people.met(ana, 1)
    people.met(ben, 2)
    people.met({ ...ana, name: 'anna' }, 3)
    people.met(ana, 2)
    expect(people.all).toEqual([{ userId: 'a', name: 'anna', seenAt: 3 }, { ...ben, seenAt: 2 }])
  })

  it('are kept when they changed, once', () => {
    const people = new People()
    people.restore([{ ...ben, seenAt: 1 }])
    people.met(ana, 2)
    people.met(ana, 3)
    expect(people.takeChanged()).toEqual([{ ...ana, seenAt: 3 }])
    expect(people.takeChanged()).toEqual([])
  })

  it('are not overwritten by what was kept', () => {
    const people = new People()
    people.met({ ...ana, name: 'anna' }, 5)
    people.restore([{ ...ana, seenAt: 1 }])
    expect(people.get('a')?.name).toBe('anna')
  })

  it('are forgotten beyond a bound, those not seen for longest first', () => {
    const people = new People()
    for (let i = 0; i < 2 * PEOPLE_MAX; i++)
      people.met({ userId: `${i}`, name: '' }, i)
    expect(people.all.length).toBeLessThanOrEqual(PEOPLE_MAX * 1.1)
    expect(people.get(`${2 * PEOPLE_MAX - 1}`)).toBeDefined()
    expect(people.get('0')).toBeUndefined()
  })

  it('tell whether names changed, or only when they were seen', () => {
    const people = new People()
    people.met(ana, 1)
    const { version, names } = people
    people.met(ana, 2)
    expect([people.version !== version, people.names === names]).toEqual([true, true])
    people.met({ ...ana, name: 'anna' }, 3)
    expect(people.names).not.toBe(names)
  })
})
