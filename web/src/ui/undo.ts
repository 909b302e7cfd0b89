import { inject, onScopeDispose, shallowReactive, shallowRef, type InjectionKey, type ShallowRef } from 'vue'

/** Long enough to read the line and to reach its button. */
export const UNDO_MS = 6_000

export interface Undoing {
  /** What was done last and can be undone still: a sentence. */
  readonly offered: Readonly<ShallowRef<{ readonly says: string } | undefined>>
  /** Offers to undo what was done. */
  offer: (says: string, undo: () => void) => void
  /**
   * Does something only when it cannot be undone any more: after a while, when something else is done, or when the page goes. Until
   * then the things of these keys are shown as if it had been done.
   */
  later: (says: string, keys: readonly string[], run: () => void, undone?: () => void) => void
  undo: () => void
  /** Somebody looks at the offer: it stays until they look away. */
  hold: (held: boolean) => void
  /** As good as gone. */
  readonly going: ReadonlySet<string>
}

export const undoKey: InjectionKey<Undoing> = Symbol('undo')

export function makeUndo(): Undoing {
  const going = shallowReactive(new Set<string>())
  const offered = shallowRef<{ says: string, end: () => void, undo: () => void }>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function over(how: 'end' | 'undo') {
    clearTimeout(timer)
    const last = offered.value
    offered.value = undefined
    last?.[how]()
  }
  function wait() {
    clearTimeout(timer)
    timer = setTimeout(() => over('end'), UNDO_MS)
  }
  function put(says: string, end: () => void, undo: () => void) {
    over('end')
    offered.value = { says, end, undo }
    wait()
  }

  const leaving = () => over('end')
  addEventListener('pagehide', leaving)
  onScopeDispose(() => {
    removeEventListener('pagehide', leaving)
    over('end')
  })

  return {
    offered,
    going,
    offer: (says, undo) => put(says, () => undefined, undo),
    later(says, keys, run, undone) {
      const settle = (then?: () => void) => () => {
        keys.forEach(key => going.delete(key))
        then?.()
      }
      put(says, settle(run), settle(undone))
      keys.forEach(key => going.add(key))
    },
    undo: () => over('undo'),
    hold: held => held ? clearTimeout(timer) : offered.value && wait(),
  }
}

/** Where nobody provides it, nothing is put off. */
export const useUndo = (): Undoing => inject(undoKey, () => ({
  offered: shallowRef(), going: new Set<string>(), offer: () => undefined, later: (_says: string, _keys: readonly string[], run: () => void) => run(), undo: () => undefined, hold: () => undefined,
}), true)
