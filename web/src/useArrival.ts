import { ref, watch } from 'vue'
import type { OpenRoom } from './app/teahouse'

/** Nobody looks at grey blocks for longer, whatever becomes of the page that was asked for. */
const PATIENCE_MS = 4_000

/**
 * Somebody is brought to a message of a room. When the room is opened for that, nothing of it is shown before what surrounds
 * the message is here: so it never shows its end first. In a room that is open the log goes there.
 */
export function useArrival(room: Pick<OpenRoom, 'state' | 'jumpTo'>, message: () => { readonly seq: number } | undefined, go: (seq: number) => void) {
  const isArriving = ref(message() !== undefined)
  /** The key of the item to begin at. */
  const start = ref<string>()

  watch(message, (to) => {
    if (to && !isArriving.value)
      go(to.seq)
  })
  const stop = watch(room.state, async (state) => {
    const to = message()
    if (state === 'loading' && to)
      return
    // The watch that is made here is not known to itself while it runs for the first time.
    queueMicrotask(() => stop())
    if (to && state === 'ready')
      start.value = await Promise.race([room.jumpTo(to.seq), new Promise<undefined>(done => setTimeout(done, PATIENCE_MS))])
    isArriving.value = false
  }, { immediate: true })

  return { start, isArriving }
}
