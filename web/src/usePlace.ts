import { computed, onScopeDispose, shallowRef, type Ref } from 'vue'
import { parseRoomKey, type RoomKey } from './model/roomKey'
import type { RoomId, Seq } from './protocol/frames.gen'

export type SettingsSection = 'you' | 'reaching' | 'look' | 'writing' | 'data'

/**
 * What is on the sheet: a room, perhaps at one of its messages; a direct room as everybody calls it who is in it; the list of
 * rooms to come into; an invitation; the settings; what is looked for; or, on a phone, nothing but the rail.
 */
export type Place =
  | { readonly kind: 'room', readonly key: RoomKey, readonly at?: Seq }
  | { readonly kind: 'direct', readonly id: RoomId, readonly at?: Seq }
  | { readonly kind: 'rooms' }
  | { readonly kind: 'invite', readonly secret: string }
  | { readonly kind: 'search', readonly query: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'settings', readonly section: SettingsSection | undefined }

const direct = /^direct-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const sections: readonly string[] = ['you', 'reaching', 'look', 'writing', 'data'] satisfies readonly SettingsSection[]

export function placeOf(hash: string): Place {
  const text = hash.replace(/^#/, '')
  const [, room = '', seq] = /^([a-z0-9-]+)(?:\/(\d{1,15}))?$/.exec(text) ?? []
  const at = Number(seq) > 0 ? { at: Number(seq) } : {}
  const key = parseRoomKey(room)
  if (key)
    return { kind: 'room', key, ...at }
  if (direct.test(room))
    return { kind: 'direct', id: room, ...at }
  const search = /^search(?:\?(.*))?$/.exec(text)
  if (search)
    return { kind: 'search', query: search[1] ?? '' }
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
 * Where one is stands in the address, so that links, reloads and the back button mean what they say. `place` is another value
 * whenever somebody was brought somewhere, also where they were already.
 *
 * `start` is where an address without a room leads at first; where there is room for both, the list always has a room beside it.
 */
export function usePlace(phone: Readonly<Ref<boolean>>, start: () => Place) {
  const asked = shallowRef(placeOf(location.hash))
  if (asked.value.kind === 'list') {
    asked.value = start()
    if (asked.value.kind === 'room')
      history.replaceState(history.state, '', `#${asked.value.key}`)
  }
  const place = computed<Place>(() => asked.value.kind === 'list' && !phone.value ? { kind: 'room', key: 'lobby' } : asked.value)

  const moved = () => { asked.value = placeOf(location.hash) }
  /** A link to where the address says one is brings one there again. */
  function pressed(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link && link.origin === location.origin && link.hash && link.hash === location.hash && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey)
      moved()
  }
  addEventListener('hashchange', moved)
  document.addEventListener('click', pressed)
  onScopeDispose(() => {
    removeEventListener('hashchange', moved)
    document.removeEventListener('click', pressed)
  })

  /** To a room in place of where one is: the way back does not lead here again. */
  function replace(key: RoomKey) {
    history.replaceState(history.state, '', `#${key}`)
    moved()
  }

  return { place, go: (to: RoomKey | 'search' | `search?${string}`) => { location.hash = to }, replace }
}
