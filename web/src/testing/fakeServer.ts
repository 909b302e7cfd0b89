import type { AskServer } from '../connection/session'
import type { OpenSocket, SocketListener } from '../connection/socket'
import type { Clock } from '../model/clock'
import type { ClientFrame, Edit, FileSent, LogFrame, Msg, PinMessage, Quote, React, Recall, RefusalCode, RoomId, ServerFrame, Subscribe, User, UserId } from '../protocol/frames.gen'
import { type Line, refusalOf, type ToRefuse } from './fakeLine'
import type { FakeRoom } from './fakeRoom'
import { FakeFiles } from './fakeFiles'
import { FakeInvites, isAboutInvites } from './fakeInvites'
import { isByKeepers, keepRoom } from './fakeKeeping'
import { changeMessage, describeRoom, missedOf, moveMark, pageOf, quoteIn, recallAll, setRoom, uuids, write } from './fakeRoom'
import { isLook, lookUp } from './fakeLooks'
import { FakePushes, isAboutPushes } from './fakePushes'
import { recorded } from './recording'

/**
 * A small house in memory that keeps the promises of the protocol, at the end of lines that a test can cut, delay and lose
 * frames on. It knows no limits and no tokens: the name of a person is their token.
 */
export class FakeServer {
  private readonly rooms = new Map<RoomId, FakeRoom>()
  private readonly users = new Map<UserId, User>()
  private readonly cids = new Map<string, { room: RoomId, seq: number, at: number, text: string }>()
  private readonly lines = new Set<Line>()
  private readonly uuid = uuids()
  private readonly invites = new FakeInvites()
  readonly pushes = new FakePushes()
  readonly files: FakeFiles

  /** How long a frame is under way, each way. */
  latencyMs = 5
  /** Nobody answers. */
  down = false
  /** Frames of these types to clients get lost, as if the server had a fault. */
  readonly loses = new Set<ServerFrame['type']>()
  /** What the next requests of a type are refused with. */
  readonly refusals: ToRefuse[] = []
  /** Everything that clients said. */
  readonly heard: ClientFrame[] = []

  constructor(private readonly clock: Clock) {
    this.files = new FakeFiles(clock)
    this.makeRoom({ id: 'lobby', kind: 'lobby' })
  }

  /** The way of one browser to this house; who it is, is settled at its first visit. */
  browser(user: User): { openSocket: OpenSocket, askServer: AskServer } {
    let been = false
    return {
      askServer: async () => {
        if (this.down)
          return { retryAfter: undefined }
        const fresh = !been
        been = true
        return { session: { userId: user.userId, token: user.name, expiresAt: this.clock.now() + 3_600_000, fresh } }
      },
      openSocket: listener => this.openLine(user, listener),
    }
  }

  room(id: RoomId): FakeRoom {
    return this.rooms.get(id)!
  }

  texts(id: RoomId): string[] {
    return this.room(id).log.flatMap(frame => frame.type === 1 ? [frame.data.text] : [])
  }

  makeRoom(room: Pick<FakeRoom, 'id' | 'kind'> & Partial<FakeRoom>): FakeRoom {
    const made: FakeRoom = { members: new Set(), marks: new Map(), settings: new Map(), epoch: 1, log: [], ...room }
    this.rooms.set(room.id, made)
    return made
  }

  /** Somebody says something, as if from elsewhere. */
  say(from: User, id: RoomId, text: string, cid?: string, reply?: Quote, files?: FileSent[]): LogFrame {
    const room = this.room(id)
    const to = room.pair?.find(other => other !== from.userId)
    const frame: LogFrame = { type: 1, data: { room: id, seq: room.log.length + 1, id: this.uuid(), from, ...to && { to }, text, ...reply && { reply }, ...files?.length && { files }, at: this.clock.now(), ...cid && { cid } } }
    room.log.push(frame)
    room.marks.set(from.userId, frame.data.seq)
    this.announce(room, frame)
    return frame
  }

  /** Every line breaks, or is closed with a code; what is under way on it is lost. */
  cut(code = 1006): void {
    for (const line of [...this.lines])
      this.closeLine(line, code)
  }

  /** Nobody is reached while this happens. */
  outage(happens: () => void): void {
    this.down = true
    this.cut()
    happens()
    this.down = false
  }

  /** A frame to everybody, whatever it is. */
  tell(frame: ServerFrame): void {
    for (const line of this.lines)
      this.send(line, frame)
  }

  private openLine(user: User, listener: SocketListener) {
    const line: Line = { listener, rooms: new Set(['lobby']), open: true }
    if (this.down) {
      this.clock.after(this.latencyMs, () => line.open && listener.closed(1006))
      return { send: () => {}, drop: () => { line.open = false } }
    }
    this.lines.add(line)
    this.clock.after(this.latencyMs, () => line.open && listener.opened())
    return {
      send: (text: string) => void this.clock.after(this.latencyMs, () => line.open && this.hear(line, user, JSON.parse(recorded('client', text)) as ClientFrame)),
      drop: () => this.drop(line),
    }
  }

  private closeLine(line: Line, code: number): void {
    this.drop(line)
    this.clock.after(0, () => line.listener.closed(code))
  }

  private drop(line: Line): void {
    line.open = false
    this.lines.delete(line)
  }

  private send(line: Line, frame: ServerFrame): void {
    if (!this.loses.has(frame.type))
      this.clock.after(this.latencyMs, () => line.open && line.listener.heard(recorded('server', JSON.stringify(frame))))
  }

  private hear(line: Line, user: User, frame: ClientFrame): void {
    this.heard.push(frame)
    const id = frame.id === undefined ? {} : { id: frame.id }
    const refused = refusalOf(frame, this.refusals)
    if (refused)
      return this.send(line, { ...refused, ...id })
    if (isAboutInvites(frame))
      return this.send(line, { ...this.invites.answer(frame, line.user!, room => this.rooms.get(room)), ...id })
    if (isByKeepers(frame))
      return this.settle(line, this.rooms.get(frame.data.room), keepRoom(this.rooms.get(frame.data.room), frame, this.by(line), this.users), frame.data.cid!, id)
    if (isLook(frame))
      return this.send(line, { ...lookUp(frame, user.userId, this.rooms, this.users, room => this.here(room)), ...id })
    if (isAboutPushes(frame))
      return this.pushes.answer(frame, answer => this.send(line, { ...answer, ...id }))
    switch (frame.type) {
      case 'connection': {
        const known = this.users.get(user.userId) ?? { userId: user.userId, name: frame.data?.name ?? user.name }
        this.users.set(user.userId, known)
        line.user = known
        this.hello(line, {})
        const mine = [...this.rooms.values()].filter(room => room.kind === 'lobby' || room.members.has(user.userId))
        this.send(line, { type: 14, data: { rooms: mine.map(room => describeRoom(room, user.userId, this.users)) } })
        return
      }
      case 'changeName':
        this.users.set(user.userId, { userId: user.userId, name: frame.data.name })
        line.user = this.users.get(user.userId)!
        return this.hello(line, id)
      case 'msg': return this.append(line, frame, id)
      case 'edit': case 'recall': case 'react': case 'pin':
        return this.change(line, frame, id)
      case 'forgetMe': return recallAll([...this.rooms.values()], { from: user, id: this.uuid(), at: this.clock.now() }, (entry, room) => this.announce(room, entry), messages => this.send(line, { type: 61, ...id, data: { cid: frame.data.cid!, messages } }))
      case 'subscribe': return this.subscribe(line, frame, id)
      case 'unsubscribe': return void line.rooms.delete(frame.data.room)
      case 'typing': return this.linesIn(frame.data.room).forEach(other => this.send(other, { type: 34, data: write(this.room(frame.data.room), line.user!, frame.data.on) }))
      case 'history': {
        const room = this.rooms.get(frame.data.room)
        return room ? this.page(line, room, pageOf(room, frame.data), id) : this.refuse(line, id, 'unknownRoom')
      }
      case 'read': return this.tellOwn(line, { type: 12, ...id, data: moveMark(this.room(frame.data.room), user.userId, frame.data) })
      case 'setRoom': return this.tellOwn(line, { type: 35, ...id, data: setRoom(this.room(frame.data.room), user.userId, frame.data) })
      case 'createRoom':
        return this.enter(line, this.makeRoom({ id: `room-${this.uuid()}`, kind: 'open', name: frame.data.name, access: frame.data.access ?? 'open' }), id)
      case 'join': {
        const room = this.rooms.get(frame.data.room)
        return room ? this.enter(line, room, id) : this.refuse(line, id, 'unknownRoom')
      }
      case 'leave':
        this.room(frame.data.room).members.delete(user.userId)
        return this.send(line, { type: 16, ...id, data: { room: frame.data.room } })
      case 'ping':
        return this.send(line, { type: 7, ...id, data: { at: this.clock.now(), heads: [...line.rooms].map(room => ({ room, epoch: this.room(room).epoch, head: this.room(room).log.length })) } })
      default:
        return frame satisfies never
    }
  }

  private here(room: RoomId): User[] {
    return this.linesIn(room).flatMap(line => line.user ?? [])
  }

  private linesIn(room: RoomId): Line[] {
    return [...this.lines].filter(line => line.user && line.rooms.has(room))
  }

  private hello(line: Line, id: { id?: string }): void {
    this.send(line, { type: 3, ...id, data: { ...line.user!, token: line.user!.name, expiresAt: this.clock.now() + 3_600_000 } })
  }

  private append(line: Line, { data: { to, text, reply, files, cid } }: Msg, id: { id?: string }): void {
    const user = line.user!
    const known = this.cids.get(`${user.userId} ${cid}`)
    if (known && known.text !== text)
      return this.refuse(line, id, 'cidConflict', cid)
    const room = to === undefined ? this.room('lobby') : this.rooms.get(to) ?? (this.users.has(to) ? this.direct(user.userId, to) : undefined)
    if (!room || (room.kind === 'open' && !room.members.has(user.userId)))
      return this.refuse(line, id, room ? 'notAMember' : 'unknownRecipient', cid)
    const sent = this.files.sent(files)
    let done = known
    if (!done && !sent)
      return this.refuse(line, id, 'unknownFile', cid)
    if (!done) {
      const { data } = this.say(user, room.id, text, cid, quoteIn(room, reply), sent)
      done = { room: room.id, seq: data.seq, at: data.at, text }
      this.cids.set(`${user.userId} ${cid}`, done)
    }
    this.send(line, { type: 5, ...id, data: { cid: cid!, room: done.room, seq: done.seq, at: done.at } })
  }

  private change(line: Line, frame: Edit | Recall | React | PinMessage, id: { id?: string }): void {
    const room = this.rooms.get(frame.data.room) ?? this.direct(line.user!.userId, frame.data.room)
    this.settle(line, room, changeMessage(room, frame, this.by(line)), frame.data.cid!, id)
  }

  /** Refused, or acknowledged and told to everybody. */
  private settle(line: Line, room: FakeRoom | undefined, told: LogFrame | RefusalCode, cid: string, id: { id?: string }): void {
    if (typeof told === 'string')
      return this.refuse(line, id, told, cid)
    this.send(line, { type: 5, ...id, data: { cid, room: told.data.room, seq: told.data.seq, at: told.data.at } })
    this.announce(room!, told)
  }

  private readonly by = (line: Line) => ({ from: line.user!, id: this.uuid(), at: this.clock.now() })

  private subscribe(line: Line, { data }: Subscribe, id: { id?: string }): void {
    const me = line.user!.userId
    const room = data.with === undefined ? this.rooms.get(data.room!) : this.direct(me, data.with)
    if (!room)
      return this.refuse(line, id, 'unknownRoom')
    if (room.kind !== 'lobby' && !room.members.has(me) && !room.pair?.includes(me))
      return this.refuse(line, id, 'notAMember')
    line.rooms.add(room.id)
    const told = { room: room.id, epoch: room.epoch, firstSeq: 1, head: room.log.length }
    this.send(line, { type: 10, ...id, data: told })
    const users = this.here(room.id)
    this.send(line, { type: 4, data: { room: room.id, users, count: users.length } })
    if (data.since === undefined || data.epoch !== room.epoch)
      return
    const { before, entries } = missedOf(room, data.since)
    if (before !== undefined)
      this.send(line, { type: 11, data: { room: room.id, epoch: room.epoch, after: data.since, before } })
    this.page(line, room, entries, {})
  }

  private page(line: Line, room: FakeRoom, entries: LogFrame[], id: { id?: string }): void {
    this.send(line, { type: 9, ...id, data: { room: room.id, epoch: room.epoch, firstSeq: 1, head: room.log.length, entries } })
  }

  private refuse(line: Line, id: { id?: string }, code: RefusalCode, cid?: string): void {
    this.send(line, { type: 6, ...id, data: { code, message: '', ...cid && { cid } } })
  }

  private enter(line: Line, room: FakeRoom, id: { id?: string }): void {
    room.members.add(line.user!.userId)
    this.send(line, { type: 15, ...id, data: describeRoom(room, line.user!.userId, this.users) })
  }

  private direct(one: UserId, other: UserId): FakeRoom {
    const pair = [one, other].sort()
    return [...this.rooms.values()].find(room => room.pair?.join() === pair.join())
      ?? this.makeRoom({ id: `direct-${this.uuid()}`, kind: 'direct', pair })
  }

  private announce(room: FakeRoom, frame: LogFrame): void {
    if (frame.type === 52)
      this.linesOf(frame.data.whom.userId).forEach(line => (line.rooms.delete(room.id), this.send(line, { type: 16, data: { room: room.id, by: frame.data.from } })))
    for (const userId of room.pair ?? []) {
      if (room.members.has(userId))
        continue
      room.members.add(userId)
      this.linesOf(userId).forEach(line => this.send(line, { type: 15, data: describeRoom(room, userId, this.users) }))
    }
    this.linesIn(room.id).forEach(line => this.send(line, frame))
  }

  private tellOwn(line: Line, frame: ServerFrame & { type: 12 | 35 }): void {
    const others = { ...frame }
    delete others.id
    this.linesOf(line.user!.userId).forEach(other => this.send(other, other === line ? frame : others))
  }

  private linesOf(userId: UserId): Line[] {
    return [...this.lines].filter(line => line.user?.userId === userId)
  }
}
