import { Deflater } from './deflate.mjs'

const bytesMax = 256 * 1024 * 1024

/**
 * What messages are when they are compressed one after the other. Many cases say the same to servers that agreed to the
 * same: it is made once, and kept until there are too many others.
 */
export class Sequences {
  #kept = new Map()

  /** The messages are told by the name, and made by their place in the sequence. */
  of(name, agreed, message) {
    const key = `${name} ${agreed.takeover} ${agreed.bits}`
    const sequence = this.#kept.get(key) ?? new Sequence(agreed, message)
    this.#kept.delete(key)
    let bytes = sequence.bytes
    for (const [other, { bytes: more }] of this.#kept) {
      bytes += more
      if (bytes > bytesMax) this.#kept.delete(other)
    }
    this.#kept.set(key, sequence)
    return sequence
  }
}

class Sequence {
  bytes = 0
  #made = []
  #last = Promise.resolve()

  constructor(agreed, message) {
    this.deflater = new Deflater(agreed)
    this.message = message
  }

  /** To be asked for in order. */
  at(nth) {
    this.#made[nth] ??= this.#last = this.#last.then(() => this.#make(nth))
    return this.#made[nth]
  }

  async #make(nth) {
    const compressed = await this.deflater.deflate(this.message(nth).payload)
    this.bytes += compressed.length
    return compressed
  }
}
