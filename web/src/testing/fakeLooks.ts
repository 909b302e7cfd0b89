import type { ClientFrame, FindMessages, FindPeople, FindRooms, ListPins, RoomId, ServerFrame, User, UserId } from '../protocol/frames.gen'
import type { FakeRoom } from './fakeRoom'
import { findMessages, findPeople, findRooms, pinsOf } from './fakeRoom'

type Look = FindRooms | FindMessages | FindPeople | ListPins

/** What is asked for and changes nothing. */
export function isLook(frame: ClientFrame): frame is Look {
  return ['findRooms', 'findMessages', 'findPeople', 'listPins'].includes(frame.type)
}

export function lookUp(frame: Look, me: UserId, rooms: ReadonlyMap<RoomId, FakeRoom>, here: (room: RoomId) => readonly User[]): ServerFrame {
  switch (frame.type) {
    case 'findRooms': return { type: 17, data: { rooms: findRooms([...rooms.values()], me) } }
    case 'findMessages': return { type: 30, data: findMessages([...rooms.values()], me, frame.data) }
    case 'findPeople': return { type: 19, data: findPeople(here(frame.data.room), frame.data) }
    case 'listPins': return { type: 46, data: { room: frame.data.room, entries: pinsOf(rooms.get(frame.data.room)!) } }
    default: return frame satisfies never
  }
}
