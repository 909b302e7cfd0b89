/**
 * What one client knows that it did and was answered. Nothing in it is ever taken back: that is the server's part.
 */
export class Ledger {
  /** cid → {room, at}: in the order of saying; `at` is the how-manieth it was. */
  sent = new Map()
  /** cid → {room, seq} */
  acknowledged = new Map()
  /** cid → code, of definite refusals. */
  refused = new Map()
  /** room → {epoch, seq}: everything up to here was applied, one by one, from 1. */
  applied = new Map()
  /** Of what only this client can notice, in words. */
  faults = []
  #newest = new Map()

  constructor(who) {
    this.who = who
  }

  say(cid, room) {
    this.sent.set(cid, { room, at: this.sent.size })
  }

  acknowledge(cid, room, seq) {
    const before = this.acknowledged.get(cid)
    if (before && (before.room !== room || before.seq !== seq)) {
      this.faults.push(`I1: ${cid} was acknowledged at ${before.room} ${before.seq}, and again at ${room} ${seq}`)
    }
    this.acknowledged.set(cid, { room, seq })
  }

  refuse(cid, code) {
    this.refused.set(cid, code)
  }

  /** The newest position of the room that this client was told to be final, by acknowledgement or by an entry. */
  known(room) {
    return Math.max(this.applied.get(room)?.seq ?? 0, this.#newest.get(room) ?? 0)
  }

  /** Notes that the room's log reaches at least to here. */
  reaches(room, seq) {
    if (seq > (this.#newest.get(room) ?? 0)) this.#newest.set(room, seq)
  }

  /** A head that the server gave on a new line, before which `known` had been told. */
  headAfterReturn(room, head, known) {
    if (head < known) this.faults.push(`I8: the head of ${room} went back to ${head}, after ${known} had been told`)
  }

  apply(room, epoch, seq) {
    const before = this.applied.get(room)
    if (before && (before.epoch !== epoch || seq !== before.seq + 1)) {
      this.faults.push(`I4: ${room} ${seq} (epoch ${epoch}) was applied after ${before.seq} (epoch ${before.epoch})`)
    } else if (!before && seq !== 1) {
      this.faults.push(`I4: the first that was applied of ${room} is ${seq}`)
    }
    this.applied.set(room, { epoch, seq })
  }
}
