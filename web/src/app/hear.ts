import type { LogFrame, ServerFrame, User } from '../protocol/frames.gen'
import type { House } from './house'
import type { LiveRoom } from './liveRoom'

/** What the server said, to whom it concerns. */
export function hear(house: House, frame: ServerFrame): void {
  const request = house.requests.settle(frame)
  switch (frame.type) {
    case 1:
      return heardEntry(house, house.rooms.ofMessage(frame, house.me?.userId), frame)
    case 13:
    case 20:
    case 21:
    case 22:
    case 45:
    case 50:
    case 51:
    case 52:
    case 60:
      return heardEntry(house, house.rooms.byId(frame.data.room), frame)
    case 2:
      return withRoom(house, frame.data.room, room => room.roster.counted(frame.data.count))
    case 3:
      return house.identity.told(frame.data)
    case 4:
      house.notices.here(frame.data.users)
      met(house, frame.data.users)
      withRoom(house, frame.data.room, room => room.roster.snapshot(frame.data.users, frame.data.count))
      // Who is in the lobby is online, wherever they are shown.
      return frame.data.room === 'lobby' ? house.changed() : undefined
    case 5:
      house.outbox.acknowledged(frame.data.cid, frame.data.seq)
      return withRoom(house, frame.data.room, room => house.outbox.heard(room.key, room.log.heard ?? 0))
    case 6: {
      const cid = frame.data.cid ?? frame.id
      if (cid !== undefined && !request)
        house.outbox.refused(cid, frame.data.code, frame.data.retryAfter)
      return
    }
    case 7:
      for (const { room, epoch, head } of frame.data.heads)
        house.rooms.byId(room)?.checkHead(epoch, head)
      return
    case 8:
      return heardRoster(house, frame.data)
    case 9:
      return house.rooms.byId(frame.data.room)?.page(frame.data)
    case 10: {
      const person = request?.type === 'subscribe' ? request.data.with : undefined
      const room = person === undefined ? house.rooms.byId(frame.data.room) : house.rooms.get(`with-${person}`)
      return room?.subscribed(frame.data)
    }
    case 11:
      return house.rooms.byId(frame.data.room)?.hole(frame.data)
    case 12:
      return withRoom(house, frame.data.room, (room) => {
        if (room.readMark.tell(frame.data.seq, frame.data.unread, room.log.heard ?? 0, frame.data.backs))
          house.marks.setBack(room)
        house.keeper.room(room)
      })
    case 70:
      return withRoom(house, frame.data.room, (room) => {
        room.facts = { ...room.facts, seen: Math.max(room.facts.seen ?? 0, frame.data.seq) }
        house.keeper.room(room)
      })
    case 14:
      return house.toldMyRooms(frame.data.rooms)
    case 15: {
      const room = house.entered(frame.data)
      void room.resume()
      return
    }
    case 16:
      return withRoom(house, frame.data.room, (room) => {
        if (frame.data.by)
          house.notices.tell({ kind: 'removed', room: room.key, name: room.facts.name ?? '', by: frame.data.by })
        house.left(room)
      })
    case 17:
    case 23:
    case 24:
    case 46:
    case 53:
    case 54:
    case 61:
      return
    case 18:
      if (frame.data.kind === 'moving')
        house.notices.tell({ kind: 'moving', retryAfter: frame.data.retryAfter ?? 0 })
      return
    case 19:
      return met(house, frame.data.users)
    case 35:
      return withRoom(house, frame.data.room, room => house.choosing.heard(room, frame.data.settings))
    case 34:
      return withRoom(house, frame.data.room, room => house.writing.tell(room, frame.data.users, frame.data.count))
    case 30:
    case 40:
    case 41:
      return
    default:
      // A type that the schema has and nobody here handles does not compile.
      return frame satisfies never
  }
}

function withRoom(house: House, id: string, change: (room: LiveRoom) => void): void {
  const room = house.rooms.byId(id)
  if (!room)
    return
  change(room)
  house.changed(room)
}

function heardEntry(house: House, room: LiveRoom | undefined, frame: LogFrame): void {
  room?.heard(frame)
  // Perhaps another tab said it, which is no more and cannot let go of it.
  if (frame.data.cid && frame.data.from.userId === house.me?.userId)
    void house.world.store.forgetQueued(frame.data.cid)
  if (room && frame.type === 1)
    house.writing.said(room, frame.data.from.userId)
}

/** They are here, or were until now. */
export function met(house: House, users: readonly User[]): void {
  const now = house.world.clock.now()
  for (const user of users)
    house.people.met(user, now)
}

function heardRoster(house: House, { room: id, count, came, went, renamed }: (ServerFrame & { type: 8 })['data']): void {
  met(house, [...came, ...went, ...renamed])
  const room = house.rooms.byId(id)
  if (!room)
    return
  const fresh = room.roster.change(came, went, renamed, count)
  // Everyone in the house is in the lobby: to come there is to come online.
  if (room.key === 'lobby') {
    house.notices.here(went)
    const others = fresh.filter(user => user.userId !== house.me?.userId)
    const notice = room.roster.fresh ? house.notices.peopleCame(others) : undefined
    if (notice)
      house.ring.came(notice)
    house.changed()
  }
  house.changed(room)
}
