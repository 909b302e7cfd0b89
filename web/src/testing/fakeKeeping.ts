import type { Arranged, ArrangeRoom, ClientFrame, RefusalCode, User } from '../protocol/frames.gen'
import type { FakeRoom } from './fakeRoom'

type ByKeepers = ArrangeRoom

export function isByKeepers(frame: ClientFrame): frame is ByKeepers {
  return frame.type === 'arrangeRoom'
}

/** What a keeper does becomes an entry, and the room is so. Anybody keeps any room of the fake server, but the lobby. */
export function keepRoom(room: FakeRoom | undefined, frame: ByKeepers, by: { from: User, id: string, at: number }): Arranged | RefusalCode {
  if (!room || room.kind === 'direct')
    return 'unknownRoom'
  if (room.kind === 'lobby')
    return 'notAKeeper'
  const { name, topic, speakers, window, cid } = frame.data
  const what = { ...name !== undefined && { name }, ...topic !== undefined && { topic }, ...speakers && { speakers }, ...window !== undefined && { window } }
  const told: Arranged = { type: 50, data: { room: room.id, seq: room.log.length + 1, ...by, ...what, ...cid && { cid } } }
  Object.assign(room, what, { arranged: told.data.seq })
  room.log.push(told)
  return told
}
