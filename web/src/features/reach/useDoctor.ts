import type { Notifications } from '../../app/teahouse'
import type { Words } from '../../words/words'
import { computed, ref, shallowRef } from 'vue'

export type Rung = keyof Words['doctor']['rungs']
export type Why = keyof Words['doctor']['why']

export interface Result {
  readonly state: keyof Words['doctor']['states']
  readonly why?: Why
  readonly ms?: number
}

/** Nearest first, as a message would come. */
export const rungs: readonly Rung[] = ['page', 'sound', 'system', 'worker', 'push', 'sender']

/** Tries the ways by which a message finds somebody, one after another, and says of each whether it holds. */
export function useDoctor(notifications: Notifications, hasWorker: () => Promise<boolean>, now: () => number = Date.now) {
  const results = shallowRef<Partial<Record<Rung, Result>>>({})
  const triedAt = ref<number>()
  const busy = ref(false)
  const { reaching, sounds } = notifications
  const here = () => notifications.push().catch(() => undefined)

  const tries: Record<Rung, () => Promise<Result>> = {
    async page() {
      const ms = await notifications.ping()
      return ms === undefined ? { state: 'broken', why: 'page.cut' } : { state: 'works', ms }
    },
    async sound() {
      if (!reaching.get().sounds)
        return { state: 'off', why: 'sound.off' }
      const can = await sounds.check()
      if (can !== 'plays')
        return { state: can === 'waits' ? 'waits' : 'broken', why: `sound.${can}` }
      sounds.play('cup', reaching.get().volume)
      return { state: 'works' }
    },
    async system() {
      const permission = notifications.state.value
      return permission === 'granted' ? { state: 'works' } : { state: permission === 'default' ? 'off' : 'broken', why: `system.${permission}` }
    },
    async worker() {
      return await hasWorker() ? { state: 'works' } : { state: 'broken', why: 'worker.missing' }
    },
    async push() {
      if (results.value.worker?.state !== 'works')
        return { state: 'waits', why: 'push.worker' }
      const push = await here()
      if (!push)
        return { state: 'broken', why: 'page.cut' }
      return await push.address() ? { state: 'works' } : { state: 'off', why: 'push.off' }
    },
    async sender() {
      const push = await here()
      const address = await push?.address()
      if (!push || !address)
        return { state: 'waits', why: 'sender.push' }
      const tried = await push.attempt(address)
      return tried.came ? { state: 'works', ms: tried.ms } : { state: 'broken', why: tried.why === 'delivered' ? 'sender.lost' : `sender.${tried.why}` }
    },
  }

  async function examine() {
    if (busy.value)
      return
    busy.value = true
    results.value = {}
    for (const rung of rungs) {
      results.value = { ...results.value, [rung]: { state: 'trying' } }
      results.value = { ...results.value, [rung]: await tries[rung]() }
    }
    triedAt.value = now()
    busy.value = false
  }

  /** The farthest way that holds; nothing before all was tried. */
  const reached = computed(() => triedAt.value === undefined || busy.value ? undefined : (['sender', 'system', 'page'] as const).find(rung => results.value[rung]?.state === 'works') ?? 'nothing')

  return { results, triedAt, busy, reached, examine }
}

/** A page that was opened a moment ago has not installed its worker yet. */
const INSTALLED_MS = 6_000

export async function hasActiveWorker(): Promise<boolean> {
  const late = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), INSTALLED_MS))
  return await Promise.race([navigator.serviceWorker?.ready, late]) !== undefined
}
