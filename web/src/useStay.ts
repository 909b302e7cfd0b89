import type { ComputedRef } from 'vue'
import type { RoomKey, Teahouse } from './app/teahouse'
import type { useUndo } from './ui/undo'
import type { Words } from './words/words'

/** Coming into a room and leaving it, which can be undone. `left` is told when one is out. */
export function useStay(teahouse: Teahouse, roomKey: RoomKey, name: ComputedRef<string>, words: ComputedRef<Words>, undoing: ReturnType<typeof useUndo>, left: () => void) {
  async function enter(): Promise<boolean> {
    const refused = await teahouse.enter(roomKey)
    if (refused)
      teahouse.tellRefused(refused)
    return !refused
  }

  async function leave() {
    const refused = await teahouse.leave(roomKey)
    if (refused)
      return teahouse.tellRefused(refused)
    left()
    undoing.offer(words.value.undo.left(name.value), back)
  }

  async function back() {
    if (await enter())
      location.hash = roomKey
  }

  return { enter, leave }
}
