import { describe, expect, it } from 'vitest'
import type { Arranged } from '../protocol/frames.gen'
import { Arrangement } from './arrangement'
import type { RoomFacts } from './roomFacts'

const said = (seq: number, what: Partial<Arranged['data']>): Arranged =>
  ({ type: 50, data: { room: 'room-1', seq, id: `${seq}`, from: { userId: 'a', name: 'ana' }, at: 0, ...what } })
const told = (what: Partial<RoomFacts>): RoomFacts => ({ kind: 'open', name: 'tea', ...what })

describe('what keepers say of a room', () => {
  it('is true from then on, each part by its newest word, in whatever order they come', () => {
    const arrangement = new Arrangement()
    arrangement.heard([said(12, { name: 'coffee', topic: 'beans' })], told({}))
    expect(arrangement.heard([said(10, { name: 'cocoa', window: 0 })], told({ speakers: 'keepers' }))).toEqual({ kind: 'open', name: 'coffee', topic: 'beans', window: 0, speakers: 'keepers' })
  })

  it('is old when the room was told with something newer', () => {
    const arrangement = new Arrangement()
    arrangement.heard([said(3, { name: 'coffee', topic: 'beans' }), said(7, { topic: 'leaves' })], told({}))
    expect(arrangement.of(told({ arranged: 5 }))).toMatchObject({ name: 'tea', topic: 'leaves' })
  })

  it('is nothing in another log', () => {
    const arrangement = new Arrangement()
    arrangement.heard([said(3, { name: 'coffee' })], told({}))
    arrangement.forget()
    expect(arrangement.of(told({}))).toEqual(told({}))
  })
})
