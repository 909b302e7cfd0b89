import { onScopeDispose, ref, type Ref } from 'vue'

/** The time, by the minute: enough for "today". */
export function useNow(): Readonly<Ref<number>> {
  const now = ref(Date.now())
  const tick = () => { now.value = Date.now() }
  const timer = setInterval(tick, 60_000)
  document.addEventListener('visibilitychange', tick)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
  })
  return now
}
