import type { FileToSend, RoomKey, Teahouse } from '../app/teahouse'
import type { ClientFrame, FileId, RoomId } from '../protocol/frames.gen'
import { withPerson } from '../model/roomKey'
import { queryOf } from './saidFrame'
import '../app/uploads'

/** Files by their ids, and what they are called. */
export type SentUp = Map<FileId, string>

const uuid = /^[0-9a-f]{8}-/

/** Whether somebody at a screen can do what makes the client send this, and did. `fresh`: it was not said before. */
export function act(teahouse: Teahouse, sentUp: SentUp, frame: ClientFrame, fresh: boolean, keyOf: (id: RoomId) => RoomKey | undefined): boolean {
  switch (frame.type) {
    case 'msg': {
      const { to, text, reply, files = [] } = frame.data
      const key = to === undefined ? 'lobby' : uuid.test(to) ? withPerson(to) : keyOf(to)
      return fresh && key !== undefined && text === text.trim() && files.every(file => sentUp.has(file))
        && teahouse.send(key, text, reply === undefined ? undefined : { seq: reply, from: { userId: '', name: '' }, text: '' }, files.map(file => toSend(file, sentUp))) === undefined
    }
    case 'edit': {
      const { room, target, text } = frame.data
      const key = keyOf(room)
      return fresh && key !== undefined && teahouse.edit(key, target, text) === undefined
    }
    case 'recall': {
      const key = keyOf(frame.data.room)
      if (fresh && key !== undefined)
        teahouse.recall(key, frame.data.target)
      return fresh && key !== undefined
    }
    case 'forgetMe':
      void teahouse.forgetMe()
      return fresh
    case 'pin': {
      const key = keyOf(frame.data.room)
      if (fresh && key !== undefined)
        teahouse.pin(key, frame.data.target, frame.data.on)
      return fresh && key !== undefined
    }
    case 'arrangeRoom': {
      const { room, name, topic, speakers, window } = frame.data
      const key = keyOf(room)
      if (fresh && key !== undefined && key !== 'lobby')
        void teahouse.keeping.arrange(key, { ...name !== undefined && { name }, ...topic !== undefined && { topic }, ...speakers && { speakers }, ...window !== undefined && { window } })
      return fresh && key !== undefined && key !== 'lobby'
    }
    case 'appoint':
    case 'remove': {
      const key = keyOf(frame.data.room)
      if (fresh && key !== undefined)
        void (frame.type === 'appoint' ? teahouse.keeping.appoint(key, frame.data.user, frame.data.on) : teahouse.keeping.remove(key, frame.data.user))
      return fresh && key !== undefined
    }
    case 'findMembers':
      void teahouse.keeping.members(keyOf(frame.data.room) ?? 'lobby', frame.data.query, frame.data.after)
      return true
    case 'findPerson':
      void teahouse.keeping.find(frame.data.user)
      return true
    case 'listPins': {
      const key = keyOf(frame.data.room)
      if (key !== undefined)
        void teahouse.pins(key)
      return key !== undefined
    }
    case 'react': {
      const { room, target, emoji, on } = frame.data
      const key = keyOf(room)
      if (fresh && key !== undefined)
        teahouse.react(key, target, emoji, on)
      return fresh && key !== undefined
    }
    case 'changeName':
      void teahouse.changeName(frame.data.name)
      return true
    case 'createRoom':
      void teahouse.createRoom(frame.data.name, frame.data.topic ?? '', frame.data.access)
      return fresh
    case 'findMessages': {
      const query = queryOf(frame, room => teahouse.rooms.value.find(known => known.key === keyOf(room))?.key)
      if (query)
        void teahouse.findMessages(query, frame.data.after)
      return query !== undefined
    }
    case 'findRooms':
      void teahouse.findRooms(frame.data?.query ?? '')
      return true
    default:
      return false
  }
}

function toSend(file: FileId, sentUp: SentUp): FileToSend {
  const blob = new Blob(['tea'])
  return { key: `key of ${file}`, name: sentUp.get(file)!, type: 'text/plain', size: blob.size, blob }
}
