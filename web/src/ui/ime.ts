import { onScopeDispose } from 'vue'

/**
 * Tells an Enter that is meant from one that ends a composition of an input method.
 *
 * Three signs, because browsers differ: `isComposing`; the key code 229 of a key that the input method took; and, in
 * Safari, an Enter that comes just after `compositionend`.
 */
export function useComposition() {
  let composing = false
  let timer: ReturnType<typeof setTimeout> | undefined

  onScopeDispose(() => clearTimeout(timer))

  return {
    started() {
      clearTimeout(timer)
      composing = true
    },
    ended() {
      timer = setTimeout(() => { composing = false }, 0)
    },
    /** Whether the key belongs to the input method. */
    owns: (event: KeyboardEvent) => composing || event.isComposing || event.keyCode === 229,
  }
}
