import { computed, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { FileToSend, RoomKey, Teahouse } from './app/teahouse'
import type { Trouble } from './features/composer/files/choose'
import type { Recorded } from './features/composer/voice/recording'

interface Tray {
  readonly files: ShallowRef<readonly FileToSend[]>
  readonly troubles: ShallowRef<readonly Trouble[]>
  /** So many are still being looked at. */
  readonly coming: Ref<number>
  /** What was chosen first stands first, also if it is larger. */
  last: Promise<void>
}

/** What waits in each room to be sent is there when one comes back to it. */
const trays = new WeakMap<Teahouse, Map<RoomKey, Tray>>()

/** The files that the next message of a room will have. */
export function useTray(teahouse: Teahouse, room: RoomKey) {
  let ofHouse = trays.get(teahouse)
  if (!ofHouse)
    trays.set(teahouse, ofHouse = new Map())
  let tray = ofHouse.get(room)
  if (!tray)
    ofHouse.set(room, tray = { files: shallowRef([]), troubles: shallowRef([]), coming: ref(0), last: Promise.resolve() })
  const { files, troubles, coming } = tray

  function add(chosen: readonly File[]): Promise<void> {
    coming.value++
    return tray!.last = tray!.last.then(async () => {
      const [{ choose }, limits] = await Promise.all([import('./features/composer/files/choose'), teahouse.files.limits()])
      const found = await choose(chosen, files.value.length, limits, () => teahouse.files.newKey())
      files.value = [...files.value, ...found.files]
      troubles.value = found.troubles
    }).finally(() => { coming.value-- })
  }

  return {
    files,
    troubles,
    /** There is something, or will be in a moment. */
    holds: computed(() => files.value.length > 0 || coming.value > 0),
    isComing: computed(() => coming.value > 0),
    /** Resolves when all that was chosen is there. */
    whole: () => tray!.last,
    add,
    speak({ blob, duration }: Recorded) {
      const name = `voice-${new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-')}.${blob.type.split('/')[1] ?? 'webm'}`
      files.value = [...files.value, { key: teahouse.files.newKey(), name, type: blob.type, size: blob.size, duration, blob }]
    },
    remove: (key: string) => { files.value = files.value.filter(file => file.key !== key) },
    dismiss: () => { troubles.value = [] },
    /** Takes what is to be sent. */
    empty(): readonly FileToSend[] {
      const taken = files.value
      files.value = []
      troubles.value = []
      return taken
    },
  }
}
