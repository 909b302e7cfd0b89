import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { Status } from '../../app/teahouse'

/** A first connection, or one after a reload, may take this long before it is worth a word. */
const PATIENCE_MS = 4000

/** Whether the line is cut: told after a failure until it is live again, so that each new attempt does not blink. */
export function useCut(status: () => Status): Readonly<Ref<boolean>> {
  const cut = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(() => status().state, (state) => {
    clearTimeout(timer)
    if (state === 'live' || state === 'signed-out')
      cut.value = false
    else if (state === 'connecting')
      timer = setTimeout(() => { cut.value = true }, PATIENCE_MS)
    else
      cut.value = true
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))

  return cut
}
