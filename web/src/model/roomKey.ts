import type { Room, RoomId, UserId } from '../protocol/frames.gen'

/**
 * What the client calls a room, and what stands in the address: `lobby`, `room-<uuid>`, or `with-<userId>`.
 *
 * A direct room goes by its person, because it can be looked at and written to before it exists.
 */
export type RoomKey = 'lobby' | `room-${string}` | `with-${string}`

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The key in a text, if it is one. */
export function parseRoomKey(text: string): RoomKey | undefined {
  if (text === 'lobby')
    return 'lobby'
  const [, kind, id] = /^(room|with)-(.*)$/.exec(text) ?? []
  return kind && id && uuid.test(id) ? text as RoomKey : undefined
}

export function withPerson(userId: UserId): RoomKey {
  return `with-${userId}`
}

/** The person of a direct room's key. */
export function personOf(key: RoomKey): UserId | undefined {
  return key.startsWith('with-') ? key.slice('with-'.length) : undefined
}

/** The key of a room that the server told us about. */
export function keyOf(room: Pick<Room, 'room' | 'with'>): RoomKey {
  return room.with ? withPerson(room.with.userId) : room.room as RoomKey
}

/** The room's id, where the key has it: a direct room's is known only to the server. */
export function roomIdOf(key: RoomKey): RoomId | undefined {
  return key.startsWith('with-') ? undefined : key
}
