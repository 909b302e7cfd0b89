import type { RoomKey, Teahouse } from '../app/teahouse'
import type { ClientFrame } from '../protocol/frames.gen'
import { withPerson } from '../model/roomKey'

const uuid = /^[0-9a-f]{8}-/

/**
 * Does at the screens' teahouse what makes the client send such a frame. Whether a screen can do that, and did: what only a
 * program could send, it cannot. `fresh`: nobody has heard of the frame's cid yet.
 */
export function doAtScreen(teahouse: Teahouse, frame: ClientFrame, fresh: boolean, keyOf: (id: string) => RoomKey | undefined): boolean {
  const inRoom = (room: string, does: (key: RoomKey) => unknown) => {
    const key = keyOf(room)
    return fresh && key !== undefined && does(key) !== false
  }
  switch (frame.type) {
    case 'msg': {
      const { to, text, reply } = frame.data
      const key = to === undefined ? 'lobby' : uuid.test(to) ? withPerson(to) : keyOf(to)
      return fresh && key !== undefined && text === text.trim() && teahouse.send(key, text, reply === undefined ? undefined : { seq: reply, from: { userId: '', name: '' }, text: '' }) === undefined
    }
    case 'edit':
      return inRoom(frame.data.room, key => teahouse.edit(key, frame.data.target, frame.data.text) === undefined)
    case 'recall':
      return inRoom(frame.data.room, key => teahouse.recall(key, frame.data.target))
    case 'react':
      return inRoom(frame.data.room, key => teahouse.react(key, frame.data.target, frame.data.emoji, frame.data.on))
    case 'pin':
      return inRoom(frame.data.room, key => teahouse.pin(key, frame.data.target, frame.data.on))
    case 'listPins':
      return inRoom(frame.data.room, key => teahouse.pins(key))
    case 'changeName':
      void teahouse.changeName(frame.data.name)
      return true
    case 'createRoom':
      void teahouse.createRoom(frame.data.name, frame.data.topic ?? '')
      return fresh
    case 'findRooms':
      void teahouse.findRooms(frame.data?.query ?? '')
      return true
    default:
      return false
  }
}
