import { computed, provide } from 'vue'
import { isQuiet } from './app/rooms'
import type { OpenRoom } from './app/teahouse'
import { canChange, type MessageAct, type Rights, rightsKey } from './features/log/acts'

/** What one may do in a room. `quiet`: only keepers speak, and one is none; what one said before can still be said in other words. */
export function useRights(room: OpenRoom) {
  const quiet = computed(() => isQuiet(room.summary.value))
  const rights: Rights = {
    get writes() { return !quiet.value },
    changes: (message, now) => canChange(message, now, room.summary.value.window),
  }
  provide(rightsKey, rights)

  /** What a swipe or a key asks for may not be there to be pressed. */
  const may = (act: MessageAct) => !quiet.value || !['reply', 'again', 'pin'].includes(act.do)

  return { quiet, may }
}
