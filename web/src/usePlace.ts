import { computed, onScopeDispose, ref, type Ref } from 'vue'
import { parseRoomKey, type RoomKey } from './model/roomKey'

export type SettingsSection = 'you' | 'reaching' | 'look' | 'writing'

/** What is on screen: a room, the list of rooms to come into, the settings, an invitation, or, on a phone, nothing but the rail. */
export type Place =
  | { readonly kind: 'room', readonly key: RoomKey }
  | { readonly kind: 'rooms' | 'list' }
  | { readonly kind: 'invite', readonly secret: string }
  | { readonly kind: 'settings', readonly section: SettingsSection | undefined }

const sections: readonly string[] = ['you', 'reaching', 'look', 'writing'] satisfies readonly SettingsSection[]

export function placeOf(hash: string): Place {
  const text = hash.replace(/^#/, '')
  const key = parseRoomKey(text)
  if (key)
    return { kind: 'room', key }
  const [first, section] = text.split('/')
  if (first === 'settings')
    return { kind: 'settings', section: sections.find(one => one === section) as SettingsSection | undefined }
  // The secret stands where no server and no log ever sees it.
  const secret = /^\/invite\/([\w-]{22,64})$/.exec(text)?.[1]
  if (secret)
    return { kind: 'invite', secret }
  return text === 'rooms' ? { kind: 'rooms' } : { kind: 'list' }
}

/**
 * Where one is stands in the address, so that links, reloads and the back button mean what they say.
 *
 * `start` is where an address without a room leads at first; where there is room for both, the list always has a room beside it.
 */
export function usePlace(phone: Readonly<Ref<boolean>>, start: () => Place) {
  const asked = ref(placeOf(location.hash))
  if (asked.value.kind === 'list') {
    asked.value = start()
    if (asked.value.kind === 'room')
      history.replaceState(history.state, '', `#${asked.value.key}`)
  }
  const place = computed<Place>(() => asked.value.kind === 'list' && !phone.value ? { kind: 'room', key: 'lobby' } : asked.value)

  const moved = () => { asked.value = placeOf(location.hash) }
  addEventListener('hashchange', moved)
  onScopeDispose(() => removeEventListener('hashchange', moved))

  /** To a room in place of where one is: the way back does not lead here again. */
  function replace(key: RoomKey) {
    history.replaceState(history.state, '', `#${key}`)
    moved()
  }

  return { place, go: (key: RoomKey) => { location.hash = key }, replace }
}
