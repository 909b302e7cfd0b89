import { computed, onScopeDispose, ref, watch } from 'vue'

/** What is over sooner is not worth a word: a line that comes and goes at once would only be restless. */
const PATIENCE_MS = 700

/** How far the catching up is, and whether it takes long enough to be told. */
export function useCatchingUp(left: () => number | undefined) {
  const most = ref(0)
  const slow = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(left, (now, before) => {
    if (now !== undefined)
      most.value = before === undefined ? now : Math.max(most.value, now)
  }, { immediate: true })

  watch(() => left() !== undefined, (busy) => {
    clearTimeout(timer)
    slow.value = false
    if (busy)
      timer = setTimeout(() => { slow.value = true }, PATIENCE_MS)
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))

  return { slow, share: computed(() => most.value ? 1 - (left() ?? 0) / most.value : 1) }
}
