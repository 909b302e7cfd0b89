import type { Page, WebSocketRoute } from '@playwright/test'
import type { LogFrame, Room, RoomFound, ServerFrame, User } from '../../../web/src/protocol/frames.gen'
import { hostileWords } from './words'

type Data = Record<string, unknown>

const uuid = (kind: number, at: number) => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(at).padStart(12, '0')}`
/** Farther from each other than what one person says in one breath, so that each message has its head and its time. */
const APART_MS = 6 * 60_000
const EPOCH_MS = Date.UTC(2026, 0, 1)

export const stampOf = (seq: number) => new Date(EPOCH_MS + seq * APART_MS).toISOString()
export const forgedUser = (at: number): User => ({ userId: uuid(1, at), name: hostileWords[at]! })
export const forgedRoom = (at: number): RoomFound => ({ room: `room-${uuid(2, at)}`, name: hostileWords[at]!, topic: hostileWords[at]!, members: at, entered: false })

/**
 * Stands between the page and a real house and says, in its name, what no house would let through: hostile words in every place where the wire
 * has something that people wrote. What people say came through the house itself.
 */
export class Forger {
  /** All that is said was said by whoever reads it. */
  own = false
  /** Forges also lists of rooms and people. */
  lists = false
  private me = ''
  private page: WebSocketRoute | undefined

  static async before(page: Page): Promise<Forger> {
    const forger = new Forger()
    await page.routeWebSocket('**/ws', socket => forger.between(socket))
    return forger
  }

  /** Says to the page what the house did not say. */
  tell(frame: ServerFrame) {
    this.page!.send(JSON.stringify(frame))
  }

  private between(page: WebSocketRoute) {
    this.page = page
    const house = page.connectToServer()
    page.onMessage((message) => {
      const asked = JSON.parse(String(message)) as { type: string, id?: string, data: Data }
      const room = String(asked.data?.room ?? '')
      // The house does not know of rooms that are forged.
      if (asked.type === 'subscribe' && room.includes(uuid(2, 0).slice(0, 8)))
        this.subscribed(room, asked.id!)
      else
        house.send(message)
    })
    house.onMessage(message => page.send(JSON.stringify(this.forged(JSON.parse(String(message)) as ServerFrame))))
  }

  private subscribed(room: string, id: string) {
    this.tell({ type: 10, id, data: { room, epoch: 1, firstSeq: 1, head: 1 } })
    this.tell({ type: 4, data: { room, users: [], count: 0 } })
  }

  private forged(frame: ServerFrame): ServerFrame {
    if (frame.type === 3)
      this.me = frame.data.userId
    if (frame.type === 1)
      return this.entry(frame)
    if (frame.type === 9)
      return { ...frame, data: { ...frame.data, entries: frame.data.entries.map(entry => this.entry(entry)) } }
    if (!this.lists)
      return frame
    if (frame.type === 14)
      return { ...frame, data: { rooms: [...frame.data.rooms, ...hostileWords.map((_, at) => this.room(at))] } }
    if (frame.type === 17)
      return { ...frame, data: { rooms: hostileWords.map((_, at) => forgedRoom(at)) } }
    if (frame.type === 4)
      return { ...frame, data: { ...frame.data, users: [...frame.data.users, ...hostileWords.map((_, at) => forgedUser(at))], count: hostileWords.length + frame.data.users.length } }
    if (frame.type === 19)
      return { ...frame, data: { ...frame.data, users: hostileWords.map((_, at) => forgedUser(at)), count: hostileWords.length, next: undefined } }
    return frame
  }

  private room(at: number): Room {
    const { room, name, topic } = forgedRoom(at)
    const last: LogFrame = { type: 1, data: { room, seq: 1, id: uuid(3, at), from: forgedUser(at), text: hostileWords[at]!, at: EPOCH_MS } }
    return { room, kind: 'open', name, topic, epoch: 1, firstSeq: 1, head: 1, mark: 1, unread: 0, last }
  }

  /** What was said stays; whatever else can be written in it is the same words. */
  private entry<T extends LogFrame>(frame: T): T {
    if (frame.type !== 1)
      return frame
    const { seq, text } = frame.data
    const from = { userId: this.own ? this.me : frame.data.from.userId, name: text }
    const reply = { seq: Math.max(1, seq - 1), from: { userId: frame.data.from.userId, name: text }, text }
    const reactions = [{ emoji: text, count: 9, seq, users: [{ userId: frame.data.from.userId, name: text }] }]
    return { ...frame, data: { ...frame.data, from, reply, reactions, at: EPOCH_MS + seq * APART_MS, ...this.own && { edited: seq } } }
  }
}
