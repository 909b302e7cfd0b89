// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { atFirst, browserReaching, isQuiet, understood } from './reaching'

const quiet = (from: number, to: number) => ({ ...atFirst, quiet: { on: true, from, to } })

describe('how a device may call somebody', () => {
  it('is quiet from one time of the day to another, also over midnight', () => {
    expect([12, 13, 17, 18].map(hour => isQuiet(quiet(13 * 60, 18 * 60), hour * 60))).toEqual([false, true, true, false])
    expect([21, 22, 3, 8].map(hour => isQuiet(quiet(22 * 60, 8 * 60), hour * 60))).toEqual([false, true, true, false])
    expect(isQuiet(quiet(60, 60), 700)).toBe(true)
    expect(isQuiet(atFirst, 23 * 60)).toBe(false)
  })

  it('takes what it does not understand for not chosen', () => {
    for (const kept of [undefined, null, 7, [], { quiet: 3 }, { volume: 'deafening', quiet: { from: -1, to: 1e9 } }])
      expect(understood(kept)).toEqual(atFirst)
    expect(understood({ sounds: true, volume: 'low', quiet: { on: true, from: 0, to: 1 }, words: false })).toEqual({ sounds: true, volume: 'low', quiet: { on: true, from: 0, to: 1 }, words: false })
  })

  it('is kept, and told to the other tabs', () => {
    const kept = new Map<string, string>()
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) }
    const [one, other] = [browserReaching(storage), browserReaching(storage)]
    let told = 0
    const stop = other.onChange(() => told++)
    one.set({ ...atFirst, sounds: true })
    dispatchEvent(Object.assign(new Event('storage'), { key: 'teahouse.reaching' }))
    expect([told, other.get().sounds]).toEqual([1, true])
    stop()
    kept.set('teahouse.reaching', '{')
    dispatchEvent(Object.assign(new Event('storage'), { key: 'teahouse.reaching' }))
    expect([told, other.get()]).toEqual([1, atFirst])
  })
})
