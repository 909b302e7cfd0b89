// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { makeUndo, UNDO_MS, type Undoing } from './undo'

let scope: ReturnType<typeof effectScope>
let undo: Undoing
let story: string[]
const later = (what: string) => undo.later(`${what} is gone.`, [what], () => story.push(`${what} went`), () => story.push(`${what} stays`))

beforeEach(() => {
  vi.useFakeTimers()
  story = []
  scope = effectScope()
  undo = scope.run(makeUndo)!
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

test('what is put off shows as done, and is done when the time is over', () => {
  later('tea')
  expect([...undo.going]).toEqual(['tea'])
  expect(undo.offered.value?.says).toBe('tea is gone.')
  vi.advanceTimersByTime(UNDO_MS - 1)
  expect(story).toEqual([])
  vi.advanceTimersByTime(1)
  expect(story).toEqual(['tea went'])
  expect([...undo.going]).toEqual([])
  expect(undo.offered.value).toBeUndefined()
})

test('undone, it never happens', () => {
  later('tea')
  undo.undo()
  vi.advanceTimersByTime(UNDO_MS)
  expect(story).toEqual(['tea stays'])
  expect([...undo.going]).toEqual([])
})

test('the next deed makes the one before it final, and so does leaving the page', () => {
  later('tea')
  later('coffee')
  expect(story).toEqual(['tea went'])
  expect([...undo.going]).toEqual(['coffee'])
  dispatchEvent(new Event('pagehide'))
  expect(story).toEqual(['tea went', 'coffee went'])
})

test('while somebody looks at the offer it stays', () => {
  later('tea')
  undo.hold(true)
  vi.advanceTimersByTime(UNDO_MS * 3)
  expect(story).toEqual([])
  undo.hold(false)
  vi.advanceTimersByTime(UNDO_MS)
  expect(story).toEqual(['tea went'])
})

test('what is done already can be undone, or left', () => {
  undo.offer('You left.', () => story.push('back'))
  undo.undo()
  undo.undo()
  expect(story).toEqual(['back'])
})
