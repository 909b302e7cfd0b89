import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../testing/manualClock'
import { Notices } from './notices'

const user = (n: number) => ({ userId: `${n}`, name: `${n}` })

let clock: ManualClock
let notices: Notices

beforeEach(() => {
  clock = new ManualClock()
  notices = new Notices(clock, () => {})
})

const shown = () => notices.all.map(notice => notice.kind === 'came' ? `${notice.people.map(({ name }) => name).join(' ')} of ${notice.count}` : notice.kind)

describe('notices', () => {
  it('go by themselves after their time, or when dismissed', async () => {
    const moving = notices.tell({ kind: 'moving', retryAfter: 1 })
    notices.tell({ kind: 'refused', code: 'readOnly' })
    notices.tell({ kind: 'newer' })
    notices.dismiss(moving.key)
    expect(shown()).toEqual(['refused', 'newer'])
    await clock.pass(8_000)
    expect(shown()).toEqual(['newer'])
    notices.dismiss('not there')
  })

  it('name up to three who came within ten seconds, and count more', async () => {
    for (let i = 1; i <= 3; i++)
      notices.peopleCame([user(i)])
    expect(shown()).toEqual(['1 of 1', '2 of 1', '3 of 1'])
    notices.peopleCame([user(4), user(5)])
    expect(shown()).toEqual(['3 4 5 of 5'])
    await clock.pass(10_000)
    notices.peopleCame([user(6)])
    expect(shown()).toEqual(['6 of 1'])
  })

  it('say nothing of whoever was here within the last minute', async () => {
    notices.here([user(1)])
    await clock.pass(60_000)
    expect(notices.peopleCame([user(1)])).toBeUndefined()
    await clock.pass(60_001)
    expect(notices.peopleCame([user(1)])).toBeDefined()
  })

  it('do not remember everybody for ever', async () => {
    notices.here(Array.from({ length: 1_500 }, (_, i) => user(i)))
    await clock.pass(61_000)
    notices.here(Array.from({ length: 1_500 }, (_, i) => user(10_000 + i)))
    expect(notices.peopleCame([user(1)])).toBeDefined()
  })
})
