import { ref, type Ref } from 'vue'
import type { RoomKey, RoomSummary, Teahouse } from './app/teahouse'
import { useShortcuts } from './ui/shortcuts'
import type { Undoing } from './ui/undo'

/** The next room in a direction, from the one that is on screen, and round again. */
export function roomBeside(rooms: readonly RoomSummary[], current: RoomKey | undefined, step: 1 | -1, wanted: (room: RoomSummary) => boolean = () => true): RoomKey | undefined {
  const at = rooms.findIndex(room => room.key === current)
  const from = at < 0 && step < 0 ? rooms.length : at
  for (let past = 1; past <= rooms.length; past++) {
    const room = rooms[(from + step * past + rooms.length * 2) % rooms.length]!
    if (room.key !== current && wanted(room))
      return room.key
  }
  return undefined
}

/** What lies over the page because somebody asked for it by a key. */
export type Asked = 'switcher' | 'keys'

/** What keys do wherever one is. */
export function useKeys(teahouse: Teahouse, current: Readonly<Ref<RoomKey | undefined>>, undoing: Undoing, focusComposer: () => void) {
  const asked = ref<Asked>()
  const isUnread = (room: RoomSummary) => room.unread > 0 && !room.muted
  const step = (by: 1 | -1, wanted?: (room: RoomSummary) => boolean) => () => {
    const room = roomBeside(teahouse.rooms.value, current.value, by, wanted)
    if (room)
      location.hash = room
  }
  useShortcuts({
    switch: () => { asked.value = 'switcher' },
    search: () => { location.hash = 'search' },
    readAll: () => teahouse.readAll(),
    keys: () => { asked.value = 'keys' },
    settings: () => { location.hash = 'settings' },
    write: focusComposer,
    roomAbove: step(-1),
    roomBelow: step(1),
    unreadAbove: step(-1, isUnread),
    unreadBelow: step(1, isUnread),
    undo({ target }) {
      // Somebody who writes wants letters back.
      const typed = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : ''
      if (typed !== '' || !undoing.offered.value)
        return false
      undoing.undo()
      return true
    },
  })
  return { asked }
}
