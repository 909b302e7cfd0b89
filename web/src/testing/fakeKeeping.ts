import type { AppointKeeper, Appointed, Arranged, ArrangeRoom, ClientFrame, RefusalCode, Removed, RemoveMember, User, UserId } from '../protocol/frames.gen'
import type { FakeRoom } from './fakeRoom'

type ByKeepers = ArrangeRoom | AppointKeeper | RemoveMember

export function isByKeepers(frame: ClientFrame): frame is ByKeepers {
  return ['arrangeRoom', 'appoint', 'remove'].includes(frame.type)
}

/** What a keeper does becomes an entry, and the room is so. Anybody keeps any room of the fake server, but the lobby. */
export function keepRoom(room: FakeRoom | undefined, frame: ByKeepers, by: { from: User, id: string, at: number }, users: ReadonlyMap<UserId, User>): Arranged | Appointed | Removed | RefusalCode {
  if (!room || room.kind === 'direct')
    return 'unknownRoom'
  if (room.kind === 'lobby')
    return 'notAKeeper'
  const told = toldOf(room, frame, by, users)
  if (typeof told !== 'string')
    room.log.push(told)
  return told
}

function toldOf(room: FakeRoom, frame: ByKeepers, by: { from: User, id: string, at: number }, users: ReadonlyMap<UserId, User>): Arranged | Appointed | Removed | RefusalCode {
  const { cid } = frame.data
  const about = { room: room.id, seq: room.log.length + 1, ...by, ...cid && { cid } }
  if (frame.type === 'arrangeRoom') {
    const { name, topic, speakers, window } = frame.data
    const what = { ...name !== undefined && { name }, ...topic !== undefined && { topic }, ...speakers && { speakers }, ...window !== undefined && { window } }
    Object.assign(room, what, { arranged: about.seq })
    return { type: 50, data: { ...about, ...what } }
  }
  const whom = users.get(frame.data.user)
  if (!whom || !room.members.has(whom.userId))
    return 'unknownMember'
  if (frame.type === 'appoint') {
    const role = frame.data.on ? 'keeper' : 'member'
    Object.assign(room, { roles: new Map(room.roles).set(whom.userId, role), arranged: about.seq })
    return { type: 51, data: { ...about, whom, on: frame.data.on } }
  }
  room.members.delete(whom.userId)
  return { type: 52, data: { ...about, whom } }
}
