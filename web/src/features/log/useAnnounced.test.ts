import { describe, expect, test } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'
import type { LogItem } from '../../model/logItem'
import { en } from '../../words/en'
import { useAnnounced } from './useAnnounced'

const said = (seq: number, own = false): LogItem => ({ kind: 'message', key: `m${seq}`, seq, from: { userId: 'ana', name: 'Ana' }, own, forMe: false, text: `words ${seq}`, at: 0 })

async function after(first: LogItem[], then: LogItem[]) {
  const items = shallowRef<readonly LogItem[]>(first)
  const told = useAnnounced(() => items.value, ref(en))
  items.value = then
  await nextTick()
  return told.value.map(({ text }) => text)
}

describe('what is read out', () => {
  test('nothing of what was there when the room was opened', () => {
    expect(useAnnounced(() => [said(1), said(2)], ref(en)).value).toEqual([])
  })

  test('the very first message of a room', async () => {
    expect(await after([], [said(1)])).toEqual(['Ana: words 1'])
  })

  test('each new message, with who said it', async () => {
    expect(await after([said(1)], [said(1), said(2), said(3)])).toEqual(['Ana: words 2', 'Ana: words 3'])
  })

  test('only how many, when more than three come at once', async () => {
    expect(await after([said(1)], [1, 2, 3, 4, 5].map(seq => said(seq)))).toEqual(['4 new messages'])
  })

  test('the same words twice, when they are said twice', async () => {
    const items = shallowRef<readonly LogItem[]>([said(1)])
    const told = useAnnounced(() => items.value, ref(en))
    items.value = [said(1), said(2), { ...said(3), text: 'words 2' } as LogItem]
    await nextTick()
    expect(new Set(told.value.map(({ key }) => key)).size).toBe(2)
  })

  test('what is said in a log that begins again, but not what is in it already', async () => {
    const items = shallowRef<readonly LogItem[]>([said(50)])
    const told = useAnnounced(() => items.value, ref(en))
    for (const log of [[], [said(7)]]) {
      items.value = log
      await nextTick()
      expect(told.value).toEqual([])
    }
    items.value = [said(7), said(8)]
    await nextTick()
    expect(told.value.map(({ text }) => text)).toEqual(['Ana: words 8'])
  })

  test('what could not be sent, once', async () => {
    const draft: LogItem = { kind: 'draft', key: 'c', cid: 'c', text: 'hello', at: 0, state: 'failed', reason: 'readOnly' }
    expect(await after([said(1)], [said(1), draft])).toEqual([en.log.failed('readOnly')])
    expect(await after([said(1), draft], [said(1), draft, said(2)])).toEqual(['Ana: words 2'])
  })

  test('neither one\'s own words nor older pages', async () => {
    expect(await after([said(5)], [said(3), said(4), said(5), said(6, true)])).toEqual([])
  })
})
