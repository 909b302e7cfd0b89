import type { RoomKind } from '../protocol/frames.gen'
import type { Words } from './en'

/** What a room is called here: the lobby has a name in every language, a direct room has its person's. */
export function roomName(room: { readonly kind: RoomKind, readonly name?: string, readonly with?: { readonly name: string } }, words: Words): string {
  switch (room.kind) {
    case 'lobby': return words.lobby
    case 'direct': return room.with?.name ?? words.somebody
    case 'open': return room.name ?? ''
  }
}
