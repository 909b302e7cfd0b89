import { Frame, Person } from '../process/person.mjs'
import { Ledger } from './ledger.mjs'

const pipelined = 12
/** Entries that are ahead of a hole and wait for it to be filled; beyond that they are asked for again. */
const aheadMax = 4096

/**
 * A client that says much, hears all, and after each loss of the line comes back as docs/protocol.md says: `since` for
 * every room, and what was not acknowledged again, in order, with the same cid.
 */
export class Talker {
  state = 'away'
  /** Said and not answered: [{to, room, text, cid}], in order. */
  outbox = []
  /** What `msg` and `subscribe` name → the room's id, as far as known. */
  #rooms = new Map()
  #ahead = new Map()
  #asked = new Set()
  #count = 0

  constructor(at, told) {
    this.name = `talker ${at}`
    this.prefix = `t${String(at).padStart(4, '0')}`
    this.told = told
    this.ledger = new Ledger(this.name)
    this.seen = { kills: 0, entries: 0, holes: 0 }
  }

  get live() { return this.state === 'live' }
  get ready() { return this.live && this.outbox.length < pipelined }
  get settled() { return this.live && this.outbox.length === 0 && [...this.#ahead.values()].every(ahead => ahead.size === 0) }

  /** Hears this from the next return on: `{room}` or `{with}`. */
  listen(target) {
    this.#rooms.set(target.room ?? target.with, { target, room: target.room })
  }

  /** Comes in and stays until the line breaks; answers whether it did come in. */
  come(url) {
    this.state = 'coming'
    const fresh = new Connection(this)
    return fresh.open(url)
  }

  say(to, text) {
    this.#count += 1
    const cid = `${this.prefix}-${String(this.#count).padStart(10, '0')}`
    this.ledger.say(cid, to)
    const said = { to, text, cid }
    this.outbox.push(said)
    this.connection.say(said)
  }

  /** Asks where the rooms end, so that a lost last entry is missed. */
  ping() {
    this.connection.send({ type: 'ping' })
  }

  resume(connection) {
    this.connection = connection
    this.state = 'live'
    this.#ahead.clear()
    this.#asked.clear()
    for (const { target, room } of this.#rooms.values()) {
      const applied = room && this.ledger.applied.get(room)
      if (room) connection.known.set(room, this.ledger.known(room))
      connection.send({ type: 'subscribe', data: { ...target, since: applied?.seq ?? 0, ...(applied ? { epoch: applied.epoch } : {}) } })
    }
    for (const said of this.outbox) connection.say(said)
  }

  lost(connection) {
    if (this.connection === connection || this.state === 'coming') this.state = 'away'
  }

  subscribed({ room, head }, connection) {
    const fresh = !connection.heard.has(room)
    connection.heard.add(room)
    if (fresh) this.ledger.headAfterReturn(room, head, connection.known.get(room) ?? 0)
  }

  acknowledged({ cid, room, seq }) {
    this.ledger.acknowledge(cid, room, seq)
    this.ledger.reaches(room, seq)
    this.#answered(cid)
  }

  refused({ cid, code }) {
    if (cid === undefined) return this.ledger.faults.push(`I5: a request that is right was refused as ${code}`)
    if (code === 'unavailable') return undefined
    this.ledger.refuse(cid, code)
    return this.#answered(cid)
  }

  #answered(cid) {
    const at = this.outbox.findIndex(said => said.cid === cid)
    if (at >= 0) this.outbox.splice(at, 1)
  }

  /** An entry as it came, live or on a page. */
  take({ room, seq, id, cid }, epoch) {
    this.seen.entries += 1
    const applied = this.ledger.applied.get(room)
    epoch ??= applied?.epoch ?? 1
    this.told.add(this.name, { room, epoch, seq, id, cid })
    const ahead = this.#aheadOf(room)
    if (seq <= (applied?.seq ?? 0)) return
    if (seq > (applied?.seq ?? 0) + 1) {
      if (ahead.size < aheadMax) ahead.set(seq, epoch)
      return
    }
    this.ledger.apply(room, epoch, seq)
    ahead.delete(seq)
    for (let next = seq + 1; ahead.has(next); next += 1) {
      this.ledger.apply(room, ahead.get(next), next)
      ahead.delete(next)
    }
  }

  /** The log reaches to here: whatever is missing, and not on its way, is asked for. */
  reach(room, head) {
    const have = this.ledger.applied.get(room)?.seq ?? 0
    if (head <= have || this.#asked.has(room)) return
    this.#asked.add(room)
    this.connection.send({ type: 'history', id: `fill ${room}`, data: { room, after: have, limit: 200 } })
  }

  page({ room, epoch, head, entries }, filling) {
    for (const entry of entries) this.take(entry.data, epoch)
    if (!filling) return
    this.#asked.delete(room)
    this.reach(room, head)
  }

  hole({ room, before }) {
    this.seen.holes += 1
    this.reach(room, before - 1)
  }

  #aheadOf(room) {
    if (!this.#ahead.has(room)) this.#ahead.set(room, new Map())
    return this.#ahead.get(room)
  }
}

/** One line of a talker's, from coming in until it breaks. What an old line still says is heard too: it was said. */
class Connection {
  heard = new Set()
  /** Room → the newest position that had been told before this line was opened. */
  known = new Map()
  #live = new Map()

  constructor(talker) {
    this.talker = talker
  }

  async open(url) {
    const { talker } = this
    this.person = new Person(url, { onFrame: frame => this.#hear(frame) })
    this.person.closed.then(() => talker.lost(this))
    try {
      await this.person.opened
    } catch {
      talker.lost(this)
      return false
    }
    this.send({ type: 'connection', data: { v: 1, name: talker.name, ...talker.identity } })
    return true
  }

  send(frame) { this.person.send(frame) }
  say({ to, text, cid }) { this.send({ type: 'msg', data: { to, text, cid } }) }

  #hear({ type, id, data }) {
    const { talker } = this
    switch (type) {
      case Frame.name:
        talker.identity = { userId: data.userId, token: data.token }
        if (talker.state === 'coming') talker.resume(this)
        break
      case Frame.said:
      case Frame.membershipChanged:
        this.#inOrder(data)
        talker.take(data)
        break
      case Frame.acknowledged: talker.acknowledged(data); break
      case Frame.refused: talker.refused(data); break
      case Frame.subscribed: talker.subscribed(data, this); break
      case Frame.page: talker.page(data, id?.startsWith('fill ')); break
      case Frame.hole: talker.hole(data); break
      case Frame.pong: for (const { room, head } of data.heads) talker.reach(room, head); break
      default:
    }
  }

  /** What is told live on one line is a run too: in order, without a hole, once. */
  #inOrder({ room, seq }) {
    const before = this.#live.get(room)
    if (before !== undefined && seq !== before + 1) {
      this.talker.ledger.faults.push(`I4: live in ${room}, ${seq} came after ${before}`)
    }
    this.#live.set(room, seq)
  }
}
