import type { Pattern, Transcript } from '../protocol/transcript'
import type { SocketListener } from '../connection/socket'
import type { RoomKey } from '../model/roomKey'
import type { ClientFrame, Room, RoomId, Seq, ServerFrame, User } from '../protocol/frames.gen'
import { parseRoomKey, withPerson } from '../model/roomKey'
import { FakeServer } from './fakeServer'
import { ManualClock } from './manualClock'
import { recorded } from './recording'
import { hasCid, sameContent } from './saidFrame'
import { ToldHouse } from './toldHouse'
import { Browser, type Page } from './visitor'
import { act, type SentUp } from './webActs'

/** Somebody of the conversation who has the web client. */
interface Guest {
  readonly user: User
  readonly page: Page
  /** What it has sent up, and no message has named yet. */
  readonly sentUp: SentUp
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
  private readonly house = new ToldHouse(this.clock)
  private readonly guests = new Map<string, Guest>()
  private readonly rooms = new Map<string, Map<RoomId, Room>>()
  /** Ids and cids of the file, and what the client made instead. */
  private readonly ids = new Map<string, string>()

  async play({ steps }: Transcript): Promise<void> {
    for (const step of steps) {
      switch (step.does) {
        case 'connect':
          for (const name of step.who) {
            if (step.original)
              this.house.words.set(name, this.house.uuid())
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
        case 'send up':
          this.sendUp(step.who[0]!, step.word, step.name)
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
    const user = { userId: this.house.uuid(), name }
    this.house.words.set(name, user.userId)
    this.house.words.set(`${name}.token`, `token of ${name}`)
    // Only for what a browser keeps; the house is the file.
    const browser = new Browser(new FakeServer(this.clock), this.clock, user)
    const sentUp: SentUp = new Map()
    browser.server.files.names = () => [...sentUp.keys()].find(file => !browser.server.files.begun.has(file))
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
        return { send: text => this.heard(name, listener, sent, JSON.parse(recorded('client', text)) as ClientFrame), drop: () => {} }
      },
    })
    page.teahouse.open('lobby')
    this.guests.set(name, { user, page, sentUp, line, sent, heard: new Map(), name })
    await this.clock.pass(20)
  }

  /** As the file says, it is there already; the client sends it up when it says what it belongs to. */
  private sendUp(name: string, word: string, called: string): void {
    const file = this.house.uuid()
    this.house.words.set(word, file)
    this.guests.get(name)?.sentUp.set(file, called)
  }

  /** The client said something: what it asks for by itself is answered, the rest is for the file. */
  private heard(name: string, line: SocketListener, sent: ClientFrame[], frame: ClientFrame): void {
    const answer = (...frames: ServerFrame[]) => frames.forEach(one => this.clock.after(1, () => line.heard(recorded('server', JSON.stringify(one)))))
    const id = frame.id === undefined ? {} : { id: frame.id }
    switch (frame.type) {
      case 'connection': {
        const guest = this.guests.get(name)
        const userId = this.house.words.get(name) as string
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
        const head = this.house.head(room)
        const entries = this.house.entries(room, frame.data?.since ?? head, Infinity)
        answer(
          { type: 10, ...id, data: { room, epoch: 1, firstSeq: 1, head } },
          { type: 9, data: { room, epoch: 1, firstSeq: 1, head, entries } },
        )
        return
      }
      case 'history': {
        const { room, before = Infinity, after = 0 } = frame.data
        const entries = this.house.entries(room, after, before)
        answer({ type: 9, ...id, data: { room, epoch: 1, firstSeq: 1, head: this.house.head(room), entries } })
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
    const fresh = this.freshWords(pattern)
    const wanted = this.house.said(pattern)
    if (!guest?.line || times > 1)
      return
    if (!act(guest.page.teahouse, guest.sentUp, wanted, fresh, id => this.keyOf(name, id)))
      return
    const files = wanted.type === 'msg' ? wanted.data.files ?? [] : []
    // They go up first, and go with one message only.
    await this.clock.pass(files.length > 0 ? 100 : 0)
    files.forEach(file => guest.sentUp.delete(file))
    const made = guest.sent.shift()
    if (made?.type !== wanted.type || !sameContent(made, wanted))
      throw new Error(`line ${line}: ${name} should send ${JSON.stringify(wanted)} and sent ${JSON.stringify(made)}`)
    if (wanted.id !== undefined && made.id !== undefined)
      this.ids.set(`${name} ${wanted.id}`, made.id)
    if (hasCid(made) && hasCid(wanted))
      this.ids.set(`${name} ${wanted.data.cid}`, made.data.cid)
  }

  /** A cid that was heard of before is a retry that only a program would make. */
  private freshWords(pattern: Pattern): boolean {
    const data = pattern.is === 'object' ? pattern.fields.get('data') : undefined
    const cid = data?.is === 'object' ? data.fields.get('cid') : undefined
    return cid === undefined || (cid.is === 'word' && this.house.words.get(cid.word) === undefined)
  }

  private tell(names: readonly string[], pattern: Pattern): void {
    for (const name of names) {
      const frame = this.house.told(pattern)
      const guest = this.guests.get(name)
      if (!guest?.line)
        continue
      this.note(name, guest, frame)
      guest.line.heard(recorded('server', JSON.stringify(this.translated(name, frame))))
    }
  }

  private note(name: string, guest: Guest, frame: ServerFrame): void {
    if (frame.type === 3)
      guest.name = frame.data.name
    if (frame.type === 15)
      this.mapOf(this.rooms, name).set(frame.data.room, frame.data)
    if (frame.type === 1)
      this.mapOf(guest.heard, frame.data.room).set(frame.data.seq, frame.data.text)
    if (frame.type === 20 || frame.type === 21)
      this.mapOf(guest.heard, frame.data.room).set(frame.data.target, frame.type === 20 ? frame.data.text : '')
    if (frame.type === 60) {
      for (const { type, data } of this.house.entries(frame.data.room, 0, frame.data.seq)) {
        if (type === 1 && data.from.userId === frame.data.from.userId && guest.heard.get(data.room)?.has(data.seq))
          this.mapOf(guest.heard, data.room).set(data.seq, '')
      }
    }
  }

  /** With the ids and cids that this client made where the file has its own. */
  private translated(name: string, frame: ServerFrame): ServerFrame {
    const text = JSON.stringify(frame)
    return JSON.parse(text, (key, value: unknown) => (key === 'id' || key === 'cid') && typeof value === 'string' ? this.ids.get(`${name} ${value}`) ?? value : value) as ServerFrame
  }

  private lobby(): Room {
    return { room: 'lobby', kind: 'lobby', epoch: 1, firstSeq: 1, head: this.house.head('lobby'), mark: 0, unread: 0 }
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
}
