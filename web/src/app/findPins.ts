import type { House } from './house'
import type { RoomKey } from '../model/roomKey'
import type { MessageItem } from '../model/logItem'
import { toEntry } from '../model/logItem'
import { personOf } from '../model/roomKey'

/** The pinned messages of a room, as they are now; undefined when there is no connection, or the room is none of ours. */
export async function findPins(house: House, key: RoomKey): Promise<readonly MessageItem[] | undefined> {
  const answer = await house.requests.ask({ type: 'listPins', data: { room: personOf(key) ?? key } }, 'first')
  if ('refused' in answer || answer.frame.type !== 46)
    return undefined
  return answer.frame.data.entries.map(frame => toEntry(frame, house.me)).filter(entry => entry.kind === 'message')
}
