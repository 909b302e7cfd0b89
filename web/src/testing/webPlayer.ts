import type { Invent, Pattern, Transcript } from '../protocol/transcript'
import type { SocketListener } from '../connection/socket'
import type { RoomKey } from '../model/roomKey'
import type { ClientFrame, LogFrame, Room, RoomId, Seq, ServerFrame, User } from '../protocol/frames.gen'
import { parseRoomKey, withPerson } from '../model/roomKey'
import { Words } from '../protocol/transcript'
import { FakeServer } from './fakeServer'
import { ManualClock } from './manualClock'
import { Browser, type Page } from './visitor'

const uuid = /^[0-9a-f]{8}-/

/** What every frame of the server has at least, by the schema; what a line leaves open is filled from here. */
const required: Partial<Record<ServerFrame['type'], readonly string[]>> = {
  1: ['room', 'seq', 'id', 'from', 'text', 'at'],
  2: ['room', 'count'],
  3: ['userId', 'token', 'name', 'expiresAt'],
  4: ['room', 'users', 'count'],
  5: ['cid', 'room', 'seq', 'at'],
  6: ['code', 'message'],
  7: ['at', 'heads'],
  8: ['room', 'count', 'came', 'went', 'renamed'],
  9: ['room', 'epoch', 'firstSeq', 'head', 'entries'],
  10: ['room', 'epoch', 'firstSeq', 'head'],
  12: ['room', 'seq', 'unread'],
  13: ['room', 'seq', 'id', 'from', 'change', 'at'],
  14: ['rooms'],
  15: ['room', 'kind', 'epoch', 'firstSeq', 'head', 'mark', 'unread'],
  16: ['room'],
  17: ['rooms'],
}

/** Somebody of the conversation who has the web client. */
interface Guest {
  readonly user: User
  readonly page: Page
  line: SocketListener | undefined
  /** What the client said and no line of the file has asked for. */
  readonly sent: ClientFrame[]
  /** What the file let them hear, by room. */
  readonly heard: Map<RoomId, Map<Seq, string>>
  name: string
}

/**
 * Plays a conversation at the web client: the file is the server. What a screen can do (say something, take a name, make and
 * find rooms) must make the client send what stands in the file; what only a program could send passes by, and its answers must
 * not harm. What the client asks for by itself is answered from what the file has told so far.
 */
export class WebPlayer {
  private readonly clock = new ManualClock()
  private readonly words = new Words()
  private readonly guests = new Map<string, Guest>()
  private readonly logs = new Map<RoomId, Map<Seq, LogFrame>>()
  private readonly rooms = new Map<string, Map<RoomId, Room>>()
  /** Ids and cids of the file, and what the client made instead. */
  private readonly ids = new Map<string, string>()
  /** The room of which the next line speaks, if it is a new one, is between two people. */
  private direct = false
  private made = 0

  async play({ steps }: Transcript): Promise<void> {
    for (const step of steps) {
      switch (step.does) {
        case 'connect':
          for (const name of step.who) {
            if (step.original)
              this.words.set(name, this.uuid())
            else
              await this.connect(name)
          }
          break
        case 'send':
          for (const name of step.who)
            await this.send(name, step.frame, step.times, step.line)
          break
        case 'hear':
          for (let i = 0; i < step.times; i++)
            this.tell(step.who, step.frame)
          await this.clock.pass(20)
          break
        case 'be closed':
        case 'disconnect':
          for (const guest of this.guestsOf(step.who)) {
            const line = guest.line
            guest.line = undefined
            line?.closed('code' in step ? step.code : 1006)
          }
          break
        case 'reconnect':
          for (const guest of this.guestsOf(step.who))
            guest.page.teahouse.tryNow()
          await this.clock.pass(20)
          break
        case 'pass':
          await this.clock.pass(step.ms)
      }
    }
    await this.clock.pass(1_000)
  }

  /** What is wrong with what the guests see now, compared with what they were told. */
  async complaints(): Promise<string[]> {
    const found: string[] = []
    for (const [name, guest] of this.guests) {
      if (guest.page.teahouse.me.value?.name !== guest.name)
        found.push(`${name} is called ${guest.page.teahouse.me.value?.name} and was told ${guest.name}`)
      for (const [id, told] of guest.heard) {
        const key = this.keyOf(name, id)
        if (!key)
          continue
        const room = guest.page.teahouse.open(key)
        await this.clock.pass(20)
        const seen = room.items.value.flatMap(item => item.kind === 'message' ? [`${item.seq} ${item.text}`] : [])
        const wanted = [...told].sort(([a], [b]) => a - b).map(([seq, text]) => `${seq} ${text}`)
        if (wanted.some(line => seen.filter(other => other === line).length !== 1) || seen.some((line, i) => i > 0 && parseInt(line) <= parseInt(seen[i - 1]!)))
          found.push(`${name} sees [${seen.join(', ')}] in ${key} and was told [${wanted.join(', ')}]`)
      }
    }
    return found
  }

  private guestsOf(names: readonly string[]): Guest[] {
    return names.flatMap(name => this.guests.get(name) ?? [])
  }

  private async connect(name: string): Promise<void> {
    const user = { userId: this.uuid(), name }
    this.words.set(name, user.userId)
    this.words.set(`${name}.token`, `token of ${name}`)
    // Only for what a browser keeps; the house is the file.
    const browser = new Browser(new FakeServer(this.clock), this.clock, user)
    const sent: ClientFrame[] = []
    let line: SocketListener | undefined
    const page = await browser.visit({
      askServer: async () => ({ session: { userId: user.userId, token: `token of ${name}`, expiresAt: this.clock.now() + 1e9, fresh: false } }),
      openSocket: (listener) => {
        const take = () => {
          line = listener
          const guest = this.guests.get(name)
          if (guest)
            guest.line = listener
          listener.opened()
        }
        this.clock.after(1, take)
        return { send: text => this.heard(name, listener, sent, JSON.parse(text) as ClientFrame), drop: () => {} }
      },
    })
    page.teahouse.open('lobby')
    this.guests.set(name, { user, page, line, sent, heard: new Map(), name })
    await this.clock.pass(20)
  }

  /** The client said something: what it asks for by itself is answered, the rest is for the file. */
  private heard(name: string, line: SocketListener, sent: ClientFrame[], frame: ClientFrame): void {
    const answer = (...frames: ServerFrame[]) => frames.forEach(one => this.clock.after(1, () => line.heard(JSON.stringify(one))))
    const id = frame.id === undefined ? {} : { id: frame.id }
    switch (frame.type) {
      case 'connection': {
        const guest = this.guests.get(name)
        const userId = this.words.get(name) as string
        answer(
          { type: 3, data: { userId, token: `token of ${name}`, name: guest?.name ?? name, expiresAt: this.clock.now() + 1e9 } },
          { type: 14, data: { rooms: [this.lobby(), ...this.rooms.get(name)?.values() ?? []] } },
        )
        return
      }
      case 'subscribe': {
        const room = frame.data?.room
        if (room === undefined)
          return
        const head = this.head(room)
        const entries = [...this.logs.get(room)?.values() ?? []].filter(entry => entry.data.seq > (frame.data?.since ?? head))
        answer(
          { type: 10, ...id, data: { room, epoch: 1, firstSeq: 1, head } },
          { type: 9, data: { room, epoch: 1, firstSeq: 1, head, entries: entries.sort((a, b) => a.data.seq - b.data.seq) } },
        )
        return
      }
      case 'history': {
        const { room, before = Infinity, after = 0 } = frame.data
        const entries = [...this.logs.get(room)?.values() ?? []].filter(entry => entry.data.seq < before && entry.data.seq > after)
        answer({ type: 9, ...id, data: { room, epoch: 1, firstSeq: 1, head: this.head(room), entries: entries.sort((a, b) => a.data.seq - b.data.seq) } })
        return
      }
      case 'read':
        return answer({ type: 12, ...id, data: { room: frame.data.room, seq: frame.data.seq, unread: 0 } })
      case 'ping':
        return answer({ type: 7, ...id, data: { at: this.clock.now(), heads: [] } })
      default:
        sent.push(frame)
    }
  }

  /** Lets the client do what somebody does in the file, if a screen can, and compares what it sends. */
  private async send(name: string, pattern: Pattern | string, times: number, line: number): Promise<void> {
    const guest = this.guests.get(name)
    if (typeof pattern === 'string')
      return
    this.direct = says(pattern, 'to')
    if (!guest?.line || times > 1)
      return
    const fresh = this.freshWords(pattern)
    const wanted = this.words.fill(pattern, this.invent) as ClientFrame & { id?: string }
    if (!this.act(guest, name, wanted, fresh))
      return
    await this.clock.pass(0)
    const made = guest.sent.shift()
    if (made?.type !== wanted.type || !sameContent(made, wanted))
      throw new Error(`line ${line}: ${name} should send ${JSON.stringify(wanted)} and sent ${JSON.stringify(made)}`)
    if (wanted.id !== undefined && made.id !== undefined)
      this.ids.set(`${name} ${wanted.id}`, made.id)
    if (made.type === 'msg' && wanted.type === 'msg' && wanted.data.cid !== undefined)
      this.ids.set(`${name} ${wanted.data.cid}`, made.data.cid!)
  }

  /** Whether a screen can do that, and did. */
  private act({ page: { teahouse } }: Guest, name: string, frame: ClientFrame, fresh: boolean): boolean {
    switch (frame.type) {
      case 'msg': {
        const { to, text } = frame.data
        const key = to === undefined ? 'lobby' : uuid.test(to) ? withPerson(to) : this.keyOf(name, to)
        return fresh && key !== undefined && text === text.trim() && teahouse.send(key, text) === undefined
      }
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

  /** A cid that was heard of before is a retry that only a program would make. */
  private freshWords(pattern: Pattern): boolean {
    const data = pattern.is === 'object' ? pattern.fields.get('data') : undefined
    const cid = data?.is === 'object' ? data.fields.get('cid') : undefined
    return cid === undefined || (cid.is === 'word' && this.words.get(cid.word) === undefined)
  }

  private tell(names: readonly string[], pattern: Pattern): void {
    this.direct ||= says(pattern, 'to') || says(pattern, 'with')
    for (const name of names) {
      const frame = this.known(pattern) ?? this.complete(this.words.fill(pattern, this.invent) as ServerFrame)
      if (frame.type === 1 || frame.type === 13)
        this.log(frame.data.room).set(frame.data.seq, frame)
      const guest = this.guests.get(name)
      if (!guest?.line)
        continue
      this.note(name, guest, frame)
      guest.line.heard(JSON.stringify(this.translated(name, frame)))
    }
  }

  private note(name: string, guest: Guest, frame: ServerFrame): void {
    if (frame.type === 3)
      guest.name = frame.data.name
    if (frame.type === 15)
      this.mapOf(this.rooms, name).set(frame.data.room, frame.data)
    if (frame.type === 1)
      this.mapOf(guest.heard, frame.data.room).set(frame.data.seq, frame.data.text)
  }

  /** An entry of which another one was told more: it is the same for everybody. */
  private known(pattern: Pattern): LogFrame | undefined {
    for (const log of this.logs.values()) {
      for (const frame of log.values()) {
        if (this.words.fits(pattern, frame))
          return frame
      }
    }
    return undefined
  }

  private complete(frame: ServerFrame): ServerFrame {
    const data = (frame.data ?? {}) as Record<string, unknown>
    for (const field of required[frame.type] ?? [])
      data[field] ??= this.invent(field, data)
    return { ...frame, data } as ServerFrame
  }

  /** With the ids and cids that this client made where the file has its own. */
  private translated(name: string, frame: ServerFrame): ServerFrame {
    const text = JSON.stringify(frame)
    return JSON.parse(text, (key, value: unknown) => (key === 'id' || key === 'cid') && typeof value === 'string' ? this.ids.get(`${name} ${value}`) ?? value : value) as ServerFrame
  }

  private readonly invent: Invent = (field, around, word) => {
    const room = typeof around.room === 'string' ? around.room : 'lobby'
    switch (field) {
      case 'room': return word === undefined ? 'lobby' : `${this.direct ? 'direct' : 'room'}-${this.uuid()}`
      case 'seq': return this.head(room) + 1
      case 'head': return this.head(room)
      case 'epoch':
      case 'firstSeq':
      case 'count': return 1
      case 'mark':
      case 'unread': return 0
      case 'at':
      case 'expiresAt': return this.clock.now() + 1e6
      case 'retryAfter': return 1_000
      case 'kind': return 'open'
      case 'change': return 'entered'
      case 'from':
      case 'with': return { userId: this.uuid(), name: 'somebody' }
      case 'users': case 'rooms': case 'entries': case 'heads': case 'came': case 'went': case 'renamed': return []
      case 'code': return 'malformed'
      case 'id':
      case 'userId':
      case 'to': return this.uuid()
      default: return `some-${field}-${String(++this.made).padStart(12, '0')}`
    }
  }

  private lobby(): Room {
    return { room: 'lobby', kind: 'lobby', epoch: 1, firstSeq: 1, head: this.head('lobby'), mark: 0, unread: 0 }
  }

  private head(room: RoomId): Seq {
    return Math.max(0, ...this.logs.get(room)?.keys() ?? [])
  }

  private log(room: RoomId): Map<Seq, LogFrame> {
    return this.mapOf(this.logs, room)
  }

  private mapOf<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
    let map = maps.get(key)
    if (!map)
      maps.set(key, map = new Map())
    return map
  }

  private keyOf(name: string, id: RoomId): RoomKey | undefined {
    const other = this.rooms.get(name)?.get(id)?.with?.userId
    return other === undefined ? parseRoomKey(id) : withPerson(other)
  }

  private uuid(): string {
    return `00000000-0000-4000-8000-${String(++this.made).padStart(12, '0')}`
  }
}

/** Whether a frame's data has this field with something in it. */
function says(pattern: Pattern, field: string): boolean {
  const data = pattern.is === 'object' ? pattern.fields.get('data') : undefined
  const found = data?.is === 'object' ? data.fields.get(field) : undefined
  return found !== undefined && !(found.is === 'text' && found.text === 'lobby')
}

/** The same but for ids, which everybody makes as they like; and `to` the lobby is no `to`. */
function sameContent(one: ClientFrame, other: ClientFrame): boolean {
  const content = (frame: ClientFrame) => {
    const data = { ...frame.data } as Record<string, unknown>
    delete data.cid
    delete data.limit
    if (data.to === 'lobby')
      delete data.to
    return JSON.stringify(Object.entries(data).sort())
  }
  return content(one) === content(other)
}
