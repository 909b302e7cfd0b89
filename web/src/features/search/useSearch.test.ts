import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, shallowRef, type EffectScope } from 'vue'
import type { FoundMessage, MessagesFound, Status } from '../../app/teahouse'
import type { MessageQuery } from '../../model/messageQuery'
import { useSearch } from './useSearch'

const message = (seq: number): FoundMessage => ({ key: 'lobby', seq, from: { userId: 'ana', name: 'ana' }, at: seq, text: `tea ${seq}`, ranges: [] })

let scope: EffectScope
beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

function house(live = true) {
  const status = shallowRef<Status>({ state: live ? 'live' : 'offline', been: true })
  const asked: { query: MessageQuery, after: string | undefined, answer: (found: MessagesFound | { refused: 'unavailable' }) => void }[] = []
  const findMessages = (query: MessageQuery, after?: string) => new Promise<MessagesFound | { refused: 'unavailable' }>((answer) => { asked.push({ query, after, answer }) })
  return { status, asked, search: (words = '') => scope.run(() => useSearch({ status, findMessages }, { words }))! }
}

test('a pause in typing is a question, and the newest one wins', async () => {
  const { asked, search } = house()
  const { change, messages, state } = search()
  change({ words: 't' })
  change({ words: 'te' })
  expect(asked).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(250)
  change({ words: 'tea' })
  await vi.advanceTimersByTimeAsync(250)
  expect(asked.map(({ query }) => query.words)).toEqual(['te', 'tea'])
  asked[1]!.answer({ messages: [message(2)] })
  asked[0]!.answer({ messages: [message(1)] })
  await vi.advanceTimersByTimeAsync(0)
  expect(messages.value.map(({ seq }) => seq)).toEqual([2])
  expect(state.value).toBe('found')
})

test('a filter is a question at once, and more goes on from where the answer stopped', async () => {
  const { asked, search } = house()
  const { change, messages, hasMore, more } = search()
  change({ link: true })
  asked[0]!.answer({ messages: [message(9)], next: 'there' })
  await vi.advanceTimersByTimeAsync(0)
  expect(hasMore.value).toBe(true)
  void more()
  void more()
  expect(asked).toHaveLength(2)
  expect(asked[1]!.after).toBe('there')
  asked[1]!.answer({ messages: [message(3)] })
  await vi.advanceTimersByTimeAsync(0)
  expect(messages.value.map(({ seq }) => seq)).toEqual([9, 3])
  expect(hasMore.value).toBe(false)
})

test('without a connection it waits, and asks when there is one', async () => {
  const { status, asked, search } = house(false)
  const { state } = search('tea')
  expect(state.value).toBe('unreachable')
  status.value = { state: 'live', been: true }
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toHaveLength(1)
})

test('nothing to look for is no question', async () => {
  const { asked, search } = house()
  const { change, state } = search()
  change({ words: '…' })
  change({ room: 'lobby' })
  await vi.advanceTimersByTimeAsync(300)
  expect(asked).toHaveLength(0)
  expect(state.value).toBe('nothing asked')
})
