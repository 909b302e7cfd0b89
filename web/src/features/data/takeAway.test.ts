import { expect, test } from 'vitest'
import { mayTakeAway } from './takeAway'

const answers = (status: number, headers: Record<string, string> = {}) => () => Promise.resolve(new Response(null, { status, headers }))

test('What one said can be taken away when the server has time', async () => {
  expect(await mayTakeAway(answers(200))).toBe('now')
})

test('Who took it away just now is told when they may again', async () => {
  expect(await mayTakeAway(answers(429, { 'retry-after': '12' }))).toEqual({ seconds: 12 })
})

test('Any other answer, and none, is a failure', async () => {
  expect(await mayTakeAway(answers(401))).toBe('failed')
  expect(await mayTakeAway(answers(503))).toBe('failed')
  expect(await mayTakeAway(() => Promise.reject(new TypeError('no network')))).toBe('failed')
})
