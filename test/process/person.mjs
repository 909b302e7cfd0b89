import { randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'
import { frames } from './frames.mjs'
import { within } from './within.mjs'

const patience = 10_000

export const freshCid = () => randomBytes(16).toString('base64url')

export const Frame = {
  said: 1, count: 2, name: 3, list: 4, acknowledged: 5, refused: 6, pong: 7, rosterChanged: 8, page: 9, subscribed: 10,
  hole: 11, readMark: 12, membershipChanged: 13, myRooms: 14, roomEntered: 15, roomLeft: 16, roomsFound: 17, notice: 18, peopleFound: 19,
}

/**
 * Somebody at the other end of a socket, who knows the whole protocol and none of the web client's code.
 *
 * Everything heard is kept in `heard`. `next` waits for a frame that nobody has waited for before, so that a test reads as
 * a conversation.
 */
export class Person {
  heard = []
  #unseen = []
  #waits = new Set()

  /** `from` is the address that they come from, of this machine. */
  constructor(url, { onFrame, from } = {}) {
    this.socket = new WebSocket(url, 'teahouse.v1', { perMessageDeflate: false, localAddress: from })
    this.opened = new Promise((resolve, reject) => {
      this.socket.once('open', resolve)
      this.socket.once('error', reject)
    })
    this.opened.catch(() => {})
    this.closed = new Promise(resolve => this.socket.once('close', (code, reason) => {
      frames.closed(code)
      resolve({ code, reason: reason.toString() })
    }))
    this.closed.then(({ code }) => this.#waits.forEach(wait => wait.reject(new Error(`closed with ${code} while waiting`))))
    this.socket.on('error', () => {})
    this.socket.on('message', bytes => {
      const text = bytes.toString()
      frames.received(text)
      const frame = JSON.parse(text)
      onFrame?.(frame)
      if (onFrame === undefined) this.#take(frame)
    })
  }

  #take(frame) {
    this.heard.push(frame)
    for (const wait of this.#waits) {
      if (wait.wants(frame)) return wait.resolve(frame)
    }
    this.#unseen.push(frame)
  }

  /** Comes in and says who they are: `identity` is an earlier one's `{userId, token}`, or nothing for somebody new. */
  static async arrive(url, name, { identity = {}, v = 1, onFrame, from } = {}) {
    const person = new Person(url, { onFrame, from })
    await within(patience, `a connection for ${name}`, person.opened)
    const data = { ...identity, ...(name === undefined ? {} : { name }), ...(v ? { v } : {}) }
    person.send({ type: 'connection', data })
    if (onFrame === undefined) {
      const { data: me } = await person.next(Frame.name)
      person.me = me
    }
    return person
  }

  get identity() { return { userId: this.me.userId, token: this.me.token } }

  send(frame) {
    const text = JSON.stringify(frame)
    frames.sent(text)
    this.socket.send(text)
  }

  /** The first frame of this type, or one of these, that fits and that was not waited for yet. */
  next(types, fits = () => true, milliseconds = patience) {
    const wants = frame => [types].flat().includes(frame.type) && fits(frame.data, frame)
    const at = this.#unseen.findIndex(wants)
    if (at >= 0) return Promise.resolve(this.#unseen.splice(at, 1)[0])
    let wait
    const comes = new Promise((resolve, reject) => {
      wait = { wants, resolve, reject }
      this.#waits.add(wait)
    })
    return within(milliseconds, `frame ${types}`, comes).finally(() => this.#waits.delete(wait))
  }

  /**
   * Says something and answers with its acknowledgement, or its refusal.
   * @param {string} text
   * @param {{ to?: string, reply?: number, cid?: string }} [how]
   */
  async say(text, { to, reply, cid = freshCid() } = {}) {
    this.send({ type: 'msg', data: { ...(to ? { to } : {}), text, ...(reply ? { reply } : {}), cid } })
    return this.next([Frame.acknowledged, Frame.refused], data => data.cid === cid)
  }

  /** Edits, recalls or reacts, and answers as say does. */
  async change(type, data, cid = freshCid()) {
    this.send({ type, data: { ...data, cid } })
    return this.next([Frame.acknowledged, Frame.refused], answer => answer.cid === cid)
  }

  /** All of a room's log, by pages of 200. */
  async wholeLog(room) {
    const entries = []
    for (let after = 0; ;) {
      const id = `page-${room}-${after}`
      this.send({ type: 'history', id, data: { room, after, limit: 200 } })
      const page = await this.next(Frame.page, (_, frame) => frame.id === id)
      entries.push(...page.data.entries)
      if (page.data.entries.length === 0) return { ...page.data, entries }
      after = page.data.entries.at(-1).data.seq
      if (after >= page.data.head) return { ...page.data, entries }
    }
  }

  /** Goes, and answers when the server knows. */
  async leave() {
    this.socket.close(1000)
    return within(patience, 'the goodbye', this.closed)
  }
}
