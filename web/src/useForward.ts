import { shallowRef } from 'vue'
import type { RoomKey, Teahouse } from './app/teahouse'

/** Puts words into the box of a room, below what is typed there already, and goes there: they are sent by whoever reads them over. */
export function putInto(teahouse: Teahouse, key: RoomKey, text: string): void {
  // Words that come from elsewhere are not written into a box that somebody types in.
  if (document.activeElement instanceof HTMLElement)
    document.activeElement.blur()
  const room = teahouse.open(key)
  const typed = room.draft.value.trimEnd()
  room.draft.value = `${typed ? `${typed}\n\n` : ''}${text}\n`
  room.close()
  location.hash = key
}

/** A text that is to go somewhere, while it is asked where. */
export function useForward(teahouse: Teahouse, first?: string) {
  const forwarding = shallowRef(first)
  return {
    forwarding,
    forward: (key: RoomKey) => {
      if (forwarding.value !== undefined)
        putInto(teahouse, key, forwarding.value)
      forwarding.value = undefined
    },
  }
}
