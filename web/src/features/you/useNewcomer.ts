import { ref } from 'vue'

const KEPT = 'teahouse.settled'

/** Whether nobody has said anything from this device yet. Where nothing can be kept, everybody is new each time. */
export function useNewcomer(storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage) {
  const newcomer = ref(true)
  try {
    newcomer.value = storage.getItem(KEPT) === null
  }
  catch { /* A private window. */ }

  function settle() {
    if (!newcomer.value)
      return
    newcomer.value = false
    try {
      storage.setItem(KEPT, '1')
    }
    catch { /* A private window. */ }
  }
  return { newcomer, settle }
}
