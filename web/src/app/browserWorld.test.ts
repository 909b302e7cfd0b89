// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { browserWorld } from './browserWorld'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('names what is said by a UUID of version 7, which begins with the time', async () => {
  const world = await browserWorld(() => 'en')
  vi.setSystemTime(0x017F22E279B0)
  const [one, two] = [world.newId(), world.newId()]
  expect(one).toMatch(/^017f22e2-79b0-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(two).not.toBe(one)
  vi.setSystemTime(0x017F22E279B1)
  expect(world.newId() > two).toBe(true)
})

it('a page that is not painted does not pile up what it would do at its next picture', async () => {
  const pictures = new Map<number, () => void>()
  let made = 0
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => {
    pictures.set(++made, call)
    return made
  })
  vi.stubGlobal('cancelAnimationFrame', (which: number) => pictures.delete(which))
  const world = await browserWorld(() => 'en')
  const done: string[] = []
  for (const what of ['one', 'two']) {
    world.soon(() => done.push(what))
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(done).toEqual(['one', 'two'])
  expect(pictures.size).toBe(0)

  world.soon(() => done.push('three'))
  for (const paint of pictures.values())
    paint()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(done).toEqual(['one', 'two', 'three'])
  // Whether somebody sits before the page is all that is watched.
  expect(vi.getTimerCount()).toBe(1)
})
