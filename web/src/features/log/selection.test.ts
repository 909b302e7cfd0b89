import { expect, test } from 'vitest'
import type { LogItem, MessageItem } from '../../model/logItem'
import { makeSelection } from './selection'

const said = (seq: number, more: Partial<MessageItem> = {}): MessageItem => ({ kind: 'message', key: `m${seq}`, seq, from: { userId: 'ana', name: 'Ana' }, own: false, forMe: false, text: `${seq}`, at: seq, ...more })
const items: LogItem[] = [said(1), said(2, { recalled: 9 }), said(3), { kind: 'hole', key: 'h', after: 3, before: 5, count: 1 }, said(5), said(6)]
const chosen = (selection: ReturnType<typeof makeSelection>) => selection.messages.value.map(({ seq }) => seq)
const at = (seq: number) => items.find(item => item.kind === 'message' && item.seq === seq) as MessageItem

test('messages come in and out one by one, and stand in the order of the log', () => {
  const selection = makeSelection(() => items)
  expect(selection.active.value).toBe(false)
  selection.begin(at(5))
  selection.toggle(at(1), false)
  expect(chosen(selection)).toEqual([1, 5])
  selection.toggle(at(5), false)
  expect(chosen(selection)).toEqual([1])
  selection.end()
  expect([selection.active.value, chosen(selection)]).toEqual([false, []])
})

test('with Shift all between come in, up or down, but nothing that was taken back', () => {
  const selection = makeSelection(() => items)
  selection.begin(at(6))
  selection.toggle(at(1), true)
  expect(chosen(selection)).toEqual([1, 3, 5, 6])
})
