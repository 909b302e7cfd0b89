import type { LogEntry } from './logItem'
import { beforeEach, describe, expect, it } from 'vitest'
import { ReadMark, UNREAD_MAX } from './readMark'
import { RoomLog } from './roomLog'

const ana = '00000000-0000-4000-8000-00000000000a'
const ben = '00000000-0000-4000-8000-00000000000b'

const said = (seq: number, userId = ben): LogEntry =>
  ({ kind: 'message', key: `${seq}`, seq, from: { userId, name: '' }, own: userId === ana, forMe: false, text: '', at: 0 })
const entered = (seq: number): LogEntry =>
  ({ kind: 'membership', key: `${seq}`, seq, from: { userId: ben, name: '' }, own: false, change: 'entered', at: 0 })

let log: RoomLog<LogEntry>
let mark: ReadMark

beforeEach(() => {
  log = new RoomLog()
  mark = new ReadMark()
})

/** The server says that there are so many entries, read up to the mark. */
function told(head: number, read: number, unread: number) {
  log.tell({ epoch: 1, firstSeq: 1, head })
  log.begin(head)
  mark.tell(read, unread, head)
}

describe('a read mark', () => {
  it('counts what is after it: messages of others, not who came and went', () => {
    told(0, 0, 0)
    for (const entry of [said(1), entered(2), said(3), said(4, ana), said(5)])
      log.take(entry)
    expect(mark.unread(log, ana)).toBe(3)
    mark.move(3)
    expect(mark.unread(log, ana)).toBe(1)
    mark.move(5)
    expect(mark.unread(log, ana)).toBe(0)
  })

  it('believes the server about what is not here, and adds what came since', () => {
    told(100, 60, 25)
    expect(mark.unread(log, ana)).toBe(25)
    log.take(said(101))
    log.take(said(102, ana))
    log.take(said(103))
    expect(mark.unread(log, ana)).toBe(27)
  })

  it('counts for itself as soon as everything after it is here', () => {
    told(100, 97, 3)
    log.merge([said(98), entered(99), said(100)])
    expect(mark.unread(log, ana)).toBe(2)
  })

  it('guesses low when one has read on into what is not here', () => {
    told(100, 60, 25)
    mark.move(95)
    expect(mark.unread(log, ana)).toBe(5)
    expect(mark.isAhead).toBe(true)
    mark.move(100)
    expect(mark.unread(log, ana)).toBe(0)
  })

  it('never goes back', () => {
    told(100, 60, 25)
    expect(mark.move(80)).toBe(true)
    expect(mark.move(70)).toBe(false)
    mark.tell(65, 20, 100)
    expect(mark.mark).toBe(80)
    mark.tell(90, 4, 100)
    expect([mark.mark, mark.isAhead]).toEqual([90, false])
  })

  it('says "a thousand or more" at most', () => {
    told(0, 0, 0)
    for (let seq = 1; seq <= 3_000; seq++)
      log.take(said(seq))
    expect(mark.unread(log, ana)).toBe(UNREAD_MAX)
  })

  it('means nothing in another epoch', () => {
    told(100, 100, 0)
    log.tell({ epoch: 2, firstSeq: 1, head: 3 })
    log.begin(3)
    mark.reset(1, 2, 3)
    expect([mark.mark, mark.unread(log, ana), mark.divider]).toEqual([1, 2, undefined])
  })

  it('has a line that stands still while one reads on', () => {
    told(10, 7, 3)
    mark.freeze(true)
    mark.move(10)
    expect(mark.divider).toBe(8)
    mark.freeze(false)
    expect(mark.divider).toBeUndefined()
  })
})
