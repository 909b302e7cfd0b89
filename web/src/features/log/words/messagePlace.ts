import { placeOf } from '../../../usePlace'
import type { Seq } from '../../../protocol/frames.gen'

/** Where an address leads, as it names the room. */
export interface MessagePlace {
  readonly room: string
  readonly seq: Seq
}

/** The message of this house that an address leads to, if it is one's; a private address of somebody else's says nothing here. */
export function messagePlace(href: string, origin = location.origin): MessagePlace | undefined {
  const url = new URL(href)
  if (url.origin !== origin || url.pathname !== '/' || url.search !== '')
    return undefined
  const place = placeOf(url.hash)
  if ((place.kind !== 'room' && place.kind !== 'direct') || place.at === undefined)
    return undefined
  const room = place.kind === 'room' ? place.key : place.id
  return room.startsWith('with-') ? undefined : { room, seq: place.at }
}
