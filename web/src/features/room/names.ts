import type { RoomSummary } from '../../app/teahouse'
import type { Words } from '../../words/words'

/** What a room is called here: the lobby has a name in every language, a direct room has its person's. */
export function roomName(room: RoomSummary, words: Words): string {
  switch (room.kind) {
    case 'lobby': return words.lobby
    case 'direct': return room.with?.name ?? words.somebody
    case 'open': return room.name ?? ''
  }
}
