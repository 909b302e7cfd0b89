import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Teahouse } from '../../app/teahouse'
import type { RoomFound } from '../../protocol/frames.gen'

/** A pause in typing this long is a question. */
const PAUSE_MS = 200

/** The rooms of the house that anyone can come into, as they are looked for. The newest question wins. */
export function useRooms(teahouse: Pick<Teahouse, 'findRooms' | 'status'>) {
  const typed = ref('')
  const rooms = shallowRef<readonly RoomFound[]>()
  const unreachable = ref(false)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask() {
    clearTimeout(timer)
    const mine = ++asked
    const answer = await teahouse.findRooms(typed.value.trim())
    if (mine !== asked)
      return
    unreachable.value = !('rooms' in answer)
    if ('rooms' in answer)
      rooms.value = answer.rooms
  }

  watch(typed, () => {
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE_MS)
  })
  watch(() => teahouse.status.value.state === 'live', live => live && void ask(), { immediate: true })
  if (teahouse.status.value.state !== 'live')
    unreachable.value = true
  onScopeDispose(() => {
    clearTimeout(timer)
    asked++
  })

  return { typed, rooms, unreachable, ask }
}
