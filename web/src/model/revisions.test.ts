import { describe, expect, it } from 'vitest'
import type { LogFrame, User } from '../protocol/frames.gen'
import { type LogEntry, toEntry } from './logItem'
import { Revisions } from './revisions'
import { RoomLog } from './roomLog'

const ana: User = { userId: 'ana', name: 'ana' }
const about = (seq: number) => ({ room: 'lobby', seq, id: `${seq}`, from: ana, at: 0 })
const said = (seq: number, text: string, more = {}): LogFrame => ({ type: 1, data: { ...about(seq), text, ...more } })
const edited = (seq: number, target: number, text: string): LogFrame => ({ type: 20, data: { ...about(seq), target, text } })
const recalled = (seq: number, target: number): LogFrame => ({ type: 21, data: { ...about(seq), target } })
const ben: User = { userId: 'ben', name: 'ben' }
const tookAllBack = (seq: number, count = 1): LogFrame => ({ type: 60, data: { ...about(seq), count } })
const entry = (frame: LogFrame) => toEntry(frame, ana)

function reading() {
  const log = new RoomLog<LogEntry>()
  const revisions = new Revisions(log, entry)
  const page = (frames: LogFrame[], asOf = frames.at(-1)!.data.seq) => {
    log.merge(frames.map(entry))
    revisions.came(frames, asOf)
  }
  const text = (seq: number) => {
    const held = log.held(seq)
    return held?.kind === 'message' ? held.text : undefined
  }
  const quote = (seq: number) => {
    const held = log.held(seq)
    return held?.kind === 'message' ? held.reply?.text : undefined
  }
  return { log, page, text, quote, current: (frame: LogFrame) => revisions.current(frame) }
}

describe('what is kept of a log', () => {
  it('are no words that were recalled, also when the page that has them comes after', () => {
    const { page, current } = reading()
    page([recalled(2, 1)])
    page([said(1, 'secret')], 1)
    expect(current(said(1, 'secret'))).toMatchObject({ data: { text: '', recalled: 2 } })
  })
})

describe('the messages of a log', () => {
  it('are as they are now, when the change comes after them', () => {
    const { log, page, text } = reading()
    page([said(1, 'teh')])
    const before = log.version
    page([edited(2, 1, 'tea')])
    expect(text(1)).toBe('tea')
    expect(log.version).toBeGreaterThan(before)
  })

  it('are as they are now, when an older page comes after the change', () => {
    const { page, text } = reading()
    page([edited(2, 1, 'tea')])
    page([said(1, 'tea', { edited: 2 })], 2)
    expect(text(1)).toBe('tea')
  })

  it('are as they are now, when a page that was read before the change comes after it', () => {
    const { page, text } = reading()
    page([edited(2, 1, 'tea')])
    page([said(1, 'teh')], 1)
    expect(text(1)).toBe('tea')
  })

  it('are as they are now, when a page is read again over a hole in which they changed', () => {
    const { page, text } = reading()
    page([said(1, 'teh')])
    page([said(900, 'much later')])
    page([said(1, 'tea', { edited: 500 })], 900)
    expect(text(1)).toBe('tea')
  })

  it('are quoted as they are now', () => {
    const { page, quote } = reading()
    const reply = { seq: 1, from: ana, text: 'teh' }
    page([said(1, 'teh'), said(2, 'what?', { reply })])
    page([edited(3, 1, 'tea')])
    expect(quote(2)).toBe('tea')
    page([recalled(4, 1)])
    expect(quote(2)).toBe('')
  })

  it('are quoted as they are now, also when they are not here', () => {
    const { page, quote } = reading()
    page([said(2, 'what?', { reply: { seq: 1, from: ana, text: 'teh' } })])
    page([edited(3, 1, 'tea')])
    expect(quote(2)).toBe('tea')
  })
})

describe('who takes back all that they had said', () => {
  it('takes back what is here of it, and nothing that they said since or that others said', () => {
    const { page, text } = reading()
    page([said(1, 'one'), said(2, 'of ben', { from: ben }), said(3, 'two'), tookAllBack(4, 2), said(5, 'anew')])
    expect([1, 2, 3, 5].map(text)).toEqual(['', 'of ben', '', 'anew'])
  })

  it('takes back what comes later from a page that was read before', () => {
    const { page, text, current } = reading()
    page([tookAllBack(4)])
    page([said(1, 'secret')], 1)
    expect(text(1)).toBe('')
    expect(current(said(1, 'secret'))).toMatchObject({ data: { text: '', recalled: 4 } })
  })

  it('is quoted no more', () => {
    const { page, quote, text } = reading()
    const reply = { seq: 1, from: ana, text: 'secret' }
    page([said(1, 'secret'), said(2, 'yes', { from: ben, reply }), tookAllBack(3)])
    expect([text(2), quote(2)]).toEqual(['yes', ''])
  })

  it('changes nothing when it comes twice', () => {
    const { page, log } = reading()
    page([said(1, 'one'), tookAllBack(2)])
    const before = log.version
    page([tookAllBack(2)])
    expect(log.held(1)).toMatchObject({ recalled: 2 })
    expect(log.version - before).toBeLessThanOrEqual(1)
  })
})
