import type { Room } from '../protocol/frames.gen'

/** What is true of a room beside its log and what one has read of it oneself. */
export type RoomFacts = Readonly<Pick<Room, 'kind' | 'name' | 'topic' | 'with' | 'access' | 'role' | 'speakers' | 'window' | 'arranged' | 'seen'>>

export function factsOf({ kind, name, topic, with: other, access, role, speakers, window, arranged, seen }: RoomFacts): RoomFacts {
  return {
    kind,
    ...name !== undefined && { name },
    ...topic !== undefined && { topic },
    ...other && { with: { userId: other.userId, name: other.name } },
    ...access && { access },
    ...role && { role },
    ...speakers && { speakers },
    ...window !== undefined && { window },
    ...arranged !== undefined && { arranged },
    ...seen !== undefined && { seen },
  }
}
