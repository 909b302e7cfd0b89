import type { ConnectionStatus } from '../connection/connection'
import type { RoomKey } from '../model/roomKey'
import type { ChosenFile } from '../model/file'
import type { LogFrame, Quote, RefusalCode, Room, SendName, Seq, User, UserId } from '../protocol/frames.gen'
import type { HouseWorld } from './houseWorld'
import type { RingingWords } from './ring'
import type { RoomView } from './roomView'
import type { Person } from './teahouse'
import { Connection } from '../connection/connection'
import { Requests } from '../connection/requests'
import { Notices } from '../model/notices'
import { Outbox } from '../model/outbox'
import { People } from '../model/people'
import { keyOf } from '../model/roomKey'
import { Adoption } from './adoption'
import { Choosing } from './choosing'
import { draftFrame } from './draftFrame'
import { Files } from './files'
import { hear, met } from './hear'
import { Identity } from './identity'
import { Keeper } from './keeper'
import { LiveRoom } from './liveRoom'
import { Marks } from './marks'
import { Reachable } from './reachable'
import { Ring } from './ring'
import { Rooms } from './rooms'
import { TypedTexts } from './typedTexts'
import { Writing } from './writing'

/**
 * Joins the models: what the server says goes to whom it concerns, and what they want goes to the server. It knows nothing
 * of the screens but that they want to be told when something changed.
 */
export class House {
  readonly rooms: Rooms
  readonly people = new People()
  readonly notices: Notices
  readonly outbox: Outbox
  readonly files: Files
  readonly requests: Requests
  readonly connection: Connection
  readonly keeper: Keeper
  readonly identity: Identity
  readonly marks = new Marks(this)
  readonly choosing = new Choosing(this)
  readonly adoption = new Adoption(this)
  readonly ring: Ring
  readonly reachable = new Reachable(this)
  readonly typed = new TypedTexts(this)
  readonly writing = new Writing(this)
  readonly views = new Set<RoomView>()
  /** How often we became live. */
  private comings = 0
  /** The server has said which rooms we are in. */
  private toldRooms = false

  status: ConnectionStatus = { state: 'connecting' }
  /** It was tried to connect, in vain, and nothing has come of it since. */
  isCut = false
  /** The server has answered on this device, now or before. */
  been = false
  /** Something was said since the page was opened. */
  hasSpoken = false

  constructor(
    readonly world: HouseWorld,
    /** Something is to be shown anew: of this room, or of the house. */
    readonly changed: (room?: LiveRoom) => void,
    words: RingingWords,
    go: (key: RoomKey, seq?: Seq) => void,
  ) {
    this.ring = new Ring(this, words, go)
    this.identity = new Identity(world, () => this.changed())
    const { clock, store } = world
    this.rooms = new Rooms(key => new LiveRoom(key, {
      clock,
      me: () => this.me,
      isLive: () => this.isLive,
      ask: (request, urgency) => this.requests.ask(request, urgency),
      setBack: room => this.marks.setBack(room),
      changed: room => this.changed(room),
      came: (room, frames) => this.entriesCame(room, frames),
    }))
    this.notices = new Notices(clock, () => this.changed())
    this.keeper = new Keeper(store, clock, this.people)
    this.files = new Files(world, () => this.outbox)
    this.outbox = new Outbox({
      clock,
      newCid: () => world.newId(),
      transmit: draft => this.connection.send(draftFrame(draft)),
      upload: draft => this.files.upload(draft),
      keep: draft => this.files.keep(draft),
      forget: (draft, said) => this.files.forget(draft, said),
      denied: (_, code) => code !== 'alreadySo' && this.notices.tell({ kind: 'refused', code }),
      changed: room => this.changed(this.rooms.get(room)),
    }, world.life.id)
    this.connection = new Connection(
      { ...world, askSession: (anew, signal) => this.identity.ask(anew, signal), nameFor: session => this.identity.nameFor(session) },
      {
        status: status => this.statusChanged(status),
        live: hello => this.becameLive(hello),
        cut: () => this.wasCut(),
        heard: frame => hear(this, frame),
      },
    )
    this.requests = new Requests(clock, frame => this.connection.send(frame))
    world.tabs.onWord((word) => {
      if (word.kind === 'typed')
        this.typed.set(word.room, word.text)
      else if (word.kind === 'read')
        this.marks.moved(this.rooms.byId(word.room), word.seq)
      else
        this.ring.seenElsewhere()
    })
  }

  get me(): User | undefined {
    return this.identity.user
  }

  get isLive(): boolean {
    return this.status.state === 'live'
  }

  /** Shows what was kept, then connects. */
  async start(): Promise<void> {
    const { store } = this.world
    const [been, rooms, typed, marks, people] = await Promise.all([this.identity.restore(), store.rooms(), store.typed(), store.marks(), store.people()])
    this.been = been
    this.people.restore(people)
    for (const [key, text] of typed) {
      if (!this.typed.has(key))
        this.typed.set(key, text)
    }
    for (const kept of rooms) {
      const room = this.rooms.of(keyOf(kept))
      room.restore(kept)
      const mark = marks.get(kept.room)
      if (mark?.epoch === kept.epoch)
        room.readMark.move(mark.seq)
    }
    this.rooms.of('lobby')
    // Those that were opened while all this was read were not known then.
    await Promise.all([...this.rooms.all].filter(room => room.key === 'lobby' || room.views > 0).map(room => this.showKept(room)))
    await this.adoption.once()
    this.changed()
    this.connection.open()
  }

  /** What is kept of a room's log, once somebody wants to see it. */
  async showKept(room: LiveRoom): Promise<void> {
    if (room.id && room.log.epoch !== undefined && room.log.length < 2)
      room.restoreEntries(await this.world.store.entries(room.id, room.log.epoch))
  }

  person(user: User): Person {
    const seenAt = this.people.get(user.userId)?.seenAt
    return {
      userId: user.userId,
      name: this.people.get(user.userId)?.name ?? user.name,
      online: this.isHere(user.userId),
      self: user.userId === this.me?.userId,
      ...seenAt !== undefined && { seenAt },
    }
  }

  say(key: RoomKey, text: string, reply?: Quote, files?: readonly ChosenFile[]): void {
    this.hasSpoken = true
    this.outbox.say(key, text, reply, files)
    this.world.persist()
  }

  async setName(name: string): Promise<RefusalCode | undefined> {
    if (!this.isLive) {
      this.identity.want(name)
      return undefined
    }
    const answer = await this.requests.ask({ type: 'changeName', data: { name } }, 'first')
    return 'refused' in answer ? answer.refused : undefined
  }

  /** While the line is cut nobody is: whom one cannot see may have gone. */
  private isHere(userId: UserId): boolean {
    return (['lobby', `with-${userId}`] as const).some((key) => {
      const roster = this.rooms.get(key)?.roster
      return roster?.fresh === true && roster.has(userId)
    })
  }

  private statusChanged(status: ConnectionStatus): void {
    this.status = status
    if (status.state !== 'connecting')
      this.isCut = status.state !== 'live'
    this.changed()
  }

  private becameLive(hello: SendName['data']): void {
    this.been = true
    if (this.comings++ > 0)
      void this.lookForNewer()
    this.requests.connected()
    this.identity.told(hello)
    this.outbox.connected()
    this.world.life.stand()
    this.files.again()
    this.reachable.connected()
    const { wanted } = this.identity
    if (wanted !== undefined)
      void this.setName(wanted).then(refused => this.wantedNameTold(refused))
    this.adoption.start()
  }

  /** After a restart of the server another client may be there. It waits until somebody reloads. */
  private async lookForNewer(): Promise<void> {
    if (!this.notices.all.some(notice => notice.kind === 'newer') && await this.world.isNewerThere())
      this.notices.tell({ kind: 'newer' })
  }

  private wantedNameTold(refused: RefusalCode | undefined): void {
    if (refused === 'unavailable')
      return
    this.identity.want(undefined)
    if (refused)
      this.notices.tell({ kind: 'refused', code: refused })
  }

  private wasCut(): void {
    this.adoption.stop()
    // Who hears nothing must not be the one who rings.
    this.world.life.stepBack()
    this.status = { state: 'connecting' }
    this.requests.cut()
    this.outbox.cut()
    this.writing.cut()
    // Whoever was here until now and is here when we come back did not come.
    this.notices.here(this.rooms.get('lobby')?.roster.users ?? [])
    for (const room of this.rooms.all) {
      // Until now we saw them.
      if (room.kind !== 'open' && room.roster.fresh)
        met(this, room.roster.users)
      room.cut()
    }
    this.keeper.flush()
  }

  private entriesCame(room: LiveRoom, frames: readonly LogFrame[]): void {
    const now = this.world.clock.now()
    for (const { data } of frames) {
      this.people.met(data.from, Math.min(data.at, now))
      if (data.cid && data.from.userId === this.me?.userId)
        this.outbox.echoed(data.cid)
    }
    this.outbox.heard(room.key, room.log.heard ?? 0)
    this.keeper.entries(room, frames)
    this.ring.entries(room, frames)
  }

  /** All rooms that we are in, by the server's word. Rooms that are not among them we have left. */
  toldMyRooms(rooms: readonly Room[]): void {
    const told = new Set(rooms.map(keyOf))
    for (const room of [...this.rooms.all]) {
      if (!told.has(room.key) && room.standing === 'in' && room.kind === 'open')
        this.left(room)
    }
    for (const data of rooms)
      this.entered(data)
    this.toldRooms = true
    // What somebody looks at comes first, also if we are not in it, or it is a direct room that nobody has written to.
    const wanted = [...this.rooms.all].filter(room => room.views > 0 || told.has(room.key))
    const rank = (room: LiveRoom) => room.views > 0 ? 0 : room.key === 'lobby' ? 1 : 2
    for (const room of wanted.sort((a, b) => rank(a) - rank(b)))
      void room.resume()
  }

  /** We are in this room. */
  entered(data: Room): LiveRoom {
    const room = this.rooms.of(keyOf(data))
    this.ring.begin(room.key, data, !this.toldRooms)
    room.tell(data)
    if (data.with)
      this.people.met(data.with, this.people.get(data.with.userId)?.seenAt ?? 0)
    this.marks.tell(room)
    this.choosing.told(room)
    return room
  }

  left(room: LiveRoom): void {
    this.keeper.forget(room)
    room.standing = 'left'
    if (room.views === 0)
      this.rooms.forget(room.key)
    this.changed(room)
  }
}
