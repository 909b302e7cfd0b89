import type { LogFrame } from '../protocol/frames.gen'
import { describe, expect, it } from 'vitest'
import { toEntry } from './logItem'

describe('an entry to be shown', () => {
  const frame = (userId: string, cid?: string): LogFrame =>
    ({ type: 1, data: { room: 'lobby', seq: 1, id: 'entry', from: { userId, name: userId }, text: '@ana', at: 7, ...cid && { cid } } })
  const ana = { userId: 'ana', name: 'ana' }

  it('of one\'s own goes by the draft\'s key, and never calls oneself', () => {
    expect(toEntry(frame('ana', 'cid'), ana)).toMatchObject({ key: 'cid', own: true, forMe: false })
    expect(toEntry(frame('ana'), ana)).toMatchObject({ key: 'entry', own: true })
  })

  it('of somebody else goes by its id, whatever their cid', () => {
    expect(toEntry(frame('ben', 'cid'), ana)).toMatchObject({ key: 'entry', own: false, forMe: true })
    expect(toEntry(frame('ben'), undefined)).toMatchObject({ own: false, forMe: false })
  })

  it('says who entered and who left', () => {
    expect(toEntry({ type: 13, data: { room: 'lobby', seq: 2, id: 'entry', from: ana, change: 'left', at: 7 } }, ana))
      .toEqual({ kind: 'membership', key: 'entry', seq: 2, from: ana, own: true, change: 'left', at: 7 })
  })
})
