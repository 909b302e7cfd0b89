import type { PushTried } from '../../app/pushing'
import type { Notifications } from '../../app/teahouse'
import { shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'
import { atFirst } from '../../app/reaching'
import { rungs, useDoctor } from './useDoctor'

/** A browser and a house in which all is well, but for what is said. */
function doctor({ ms = 40 as number | null, permission = 'granted' as 'granted' | 'denied' | 'default', sounds = true, can = 'plays' as 'plays' | 'waits' | 'unsupported', worker = true, push = true, tried = { came: true, ms: 900 } as PushTried } = {}) {
  const played: string[] = []
  const notifications = {
    state: shallowRef(permission),
    reaching: { get: () => ({ ...atFirst, sounds }) },
    sounds: { check: async () => can, play: (sound: string) => void played.push(sound) },
    ping: async () => ms ?? undefined,
    push: async () => ({ address: async () => push ? {} : undefined, attempt: async () => tried }),
  } as unknown as Notifications
  return { played, ...useDoctor(notifications, async () => worker, () => 1_000) }
}

describe('the doctor', () => {
  it('says of each way that it holds, and plays the sound', async () => {
    const { results, reached, triedAt, examine, played } = doctor()
    expect(reached.value).toBeUndefined()
    await examine()
    expect(rungs.map(rung => results.value[rung]?.state)).toEqual(['works', 'works', 'works', 'works', 'works', 'works'])
    expect([results.value.page?.ms, reached.value, triedAt.value, played]).toEqual([40, 'sender', 1_000, ['cup']])
  })

  it('names what is broken, off or waits, one by one', async () => {
    const one = async (how: Parameters<typeof doctor>[0], rung: typeof rungs[number]) => {
      const { results, examine } = doctor(how)
      await examine()
      return results.value[rung]
    }
    expect(await one({ ms: null }, 'page')).toEqual({ state: 'broken', why: 'page.cut' })
    expect(await one({ sounds: false }, 'sound')).toEqual({ state: 'off', why: 'sound.off' })
    expect(await one({ can: 'waits' }, 'sound')).toEqual({ state: 'waits', why: 'sound.waits' })
    expect(await one({ can: 'unsupported' }, 'sound')).toEqual({ state: 'broken', why: 'sound.unsupported' })
    expect(await one({ permission: 'denied' }, 'system')).toEqual({ state: 'broken', why: 'system.denied' })
    expect(await one({ permission: 'default' }, 'system')).toEqual({ state: 'off', why: 'system.default' })
    expect(await one({ worker: false }, 'worker')).toEqual({ state: 'broken', why: 'worker.missing' })
    expect(await one({ worker: false }, 'push')).toEqual({ state: 'waits', why: 'push.worker' })
    expect(await one({ push: false }, 'push')).toEqual({ state: 'off', why: 'push.off' })
    expect(await one({ push: false }, 'sender')).toEqual({ state: 'waits', why: 'sender.push' })
    expect(await one({}, 'sender')).toEqual({ state: 'works', ms: 900 })
    for (const why of ['gone', 'refused', 'unreachable', 'forbidden', 'lost', 'cut'] as const)
      expect(await one({ tried: { came: false, why } }, 'sender')).toEqual({ state: 'broken', why: `sender.${why}` })
  })

  it('says by what one is reached, or that one is not', async () => {
    const off = doctor({ push: false })
    await off.examine()
    expect(off.reached.value).toBe('system')
    const denied = doctor({ permission: 'denied', push: false })
    await denied.examine()
    expect(denied.reached.value).toBe('page')
    const nothing = doctor({ permission: 'denied', ms: null, push: false })
    await nothing.examine()
    expect(nothing.reached.value).toBe('nothing')
  })
})
