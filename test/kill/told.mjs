/**
 * What anybody was ever told is at a place of a log: room, epoch, position.
 *
 * Observers are many and tell the same, so each place is kept once and every later telling compared with it. That makes
 * the judging linear in what was said and not in what was heard.
 */
export class Told {
  rooms = new Map()
  faults = []

  /** Somebody was told that this entry is at this place. */
  add(who, { room, epoch, seq, id, cid }) {
    const places = this.#places(room, epoch)
    const known = places.get(seq)
    if (known === undefined) {
      places.set(seq, { id, cid, who })
    } else if (known.id !== id || known.cid !== cid) {
      this.faults.push(`${who} was told that ${room} ${seq} is ${id} (${cid}), and ${known.who} that it is ${known.id} (${known.cid})`)
    }
  }

  #places(room, epoch) {
    const key = `${room} ${epoch}`
    if (!this.rooms.has(key)) this.rooms.set(key, new Map())
    return this.rooms.get(key)
  }

  * [Symbol.iterator]() {
    for (const [key, places] of this.rooms) {
      const [room, epoch] = key.split(' ')
      for (const [seq, { id, cid, who }] of places) yield { room, epoch: Number(epoch), seq, id, cid, who }
    }
  }
}
