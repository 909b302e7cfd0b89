import type { ClientFrame, FindMembers, FindMessages, FindPeople, FindPerson, FindRooms, ListPins, RoomId, ServerFrame, User, UserId } from '../protocol/frames.gen'
import type { FakeRoom } from './fakeRoom'
import { findMessages, findPeople, findRooms, pinsOf } from './fakeRoom'

type Look = FindRooms | FindMessages | FindPeople | FindMembers | FindPerson | ListPins

/** What is asked for and changes nothing. */
export function isLook(frame: ClientFrame): frame is Look {
  return ['findRooms', 'findMessages', 'findPeople', 'findMembers', 'findPerson', 'listPins'].includes(frame.type)
}

export function lookUp(frame: Look, me: UserId, rooms: ReadonlyMap<RoomId, FakeRoom>, users: ReadonlyMap<UserId, User>, here: (room: RoomId) => readonly User[]): ServerFrame {
  switch (frame.type) {
    case 'findRooms': return { type: 17, data: { rooms: findRooms([...rooms.values()], me) } }
    case 'findMessages': return { type: 30, data: findMessages([...rooms.values()], me, frame.data) }
    case 'findPeople': return { type: 19, data: findPeople(here(frame.data.room), frame.data) }
    case 'findMembers': {
      const { id, members, roles } = rooms.get(frame.data.room)!
      const all = [...members].map(userId => ({ user: users.get(userId) ?? { userId, name: '?' }, role: roles?.get(userId) ?? 'member', since: 0 } as const))
      return { type: 53, data: { room: id, members: all, count: all.length } }
    }
    case 'findPerson': {
      const user = users.get(frame.data.user)
      return user ? { type: 54, data: { user, since: 0, names: [{ name: 'formerly', until: 1 }] } } : { type: 6, data: { code: 'unknownRecipient', message: '' } }
    }
    case 'listPins': return { type: 46, data: { room: frame.data.room, entries: pinsOf(rooms.get(frame.data.room)!) } }
    default: return frame satisfies never
  }
}
