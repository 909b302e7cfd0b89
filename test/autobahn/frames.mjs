import { Violation } from './violation.mjs'

export const Opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 }

/** The first reserved bit, as the three bits of a frame are written here: 4, 2 and 1. It means "compressed". */
export const compressedBit = 4

const known = new Set(Object.values(Opcode))

// More than the longest message of any case; a length beyond it is not waited for.
const payloadBytesMax = 64 * 1024 * 1024
const controlBytesMax = 125
const nothing = Buffer.alloc(0)

/**
 * A frame as it is on the wire, by a client: masked. Everything in it can be wrong.
 *
 * The frame ends up such in memory that its payload begins at a multiple of four, to be masked by words. The mask is
 * no secret here.
 */
export function encode({ opcode, payload = nothing, fin = true, reserved = 0 }) {
  const size = payload.length
  const sizeBytes = size < 126 ? 0 : size < 65_536 ? 2 : 8
  const headBytes = 2 + sizeBytes + 4
  const pad = -headBytes & 3
  const room = Buffer.from(new ArrayBuffer(pad + headBytes + size + 3 & ~3))
  room[pad] = (fin ? 0x80 : 0) | reserved << 4 | opcode
  room[pad + 1] = 0x80 | (sizeBytes === 0 ? size : sizeBytes === 2 ? 126 : 127)
  if (sizeBytes === 2) room.writeUInt16BE(size, pad + 2)
  if (sizeBytes === 8) room.writeBigUInt64BE(BigInt(size), pad + 2)
  room.writeUInt32LE(Math.random() * 2 ** 32 >>> 0, pad + 2 + sizeBytes)
  payload.copy(room, pad + headBytes)
  const words = new Uint32Array(room.buffer, pad + headBytes - 4)
  const mask = words[0]
  for (let at = 1; at < words.length; ++at) words[at] ^= mask
  return room.subarray(pad, pad + headBytes + size)
}

/** The frames of one message, in pieces of so many bytes. As in the suite, one that divides evenly ends with an empty frame. */
export function inPieces(opcode, payload, bytes, reserved = 0) {
  if (payload.length <= bytes) return [{ opcode, payload, reserved }]
  const frames = []
  for (let at = 0; at <= payload.length; at += bytes) {
    const first = at === 0
    frames.push({
      opcode: first ? opcode : Opcode.continuation,
      payload: payload.subarray(at, at + bytes),
      fin: at + bytes > payload.length,
      reserved: first ? reserved : 0,
    })
  }
  return frames
}

/** Reads what a server sends, and is strict about it: whatever a server must not send is a Violation. */
export class FrameReader {
  #chunks = []
  #size = 0
  #head
  #inMessage = false

  constructor({ deflated }) {
    this.deflated = deflated
  }

  push(chunk) {
    this.#chunks.push(chunk)
    this.#size += chunk.length
  }

  /** The next frame that is there as a whole, or undefined. */
  next() {
    this.#head ??= this.#readHead()
    if (!this.#head || this.#size < this.#head.size) return undefined
    const { opcode, fin, reserved, size } = this.#head
    this.#head = undefined
    if (opcode < Opcode.close) this.#inMessage = !fin
    return { opcode, fin, compressed: reserved === compressedBit, payload: this.#take(size) }
  }

  #readHead() {
    if (this.#size < 2) return undefined
    const [first, second] = this.#peek(2)
    const short = second & 0x7f
    const sizeBytes = short === 126 ? 2 : short === 127 ? 8 : 0
    const head = { fin: first >= 0x80, reserved: first >> 4 & 7, opcode: first & 0x0f }
    this.#check(head, second, short)
    if (this.#size < 2 + sizeBytes) return undefined
    const long = this.#take(2 + sizeBytes).subarray(2)
    head.size = sizeBytes === 0 ? short : sizeBytes === 2 ? long.readUInt16BE() : Number(long.readBigUInt64BE())
    if (sizeBytes === 2 && head.size < 126 || sizeBytes === 8 && head.size < 65_536) {
      throw new Violation(`a length of ${head.size} in more bytes than it needs`)
    }
    if (head.size > payloadBytesMax) throw new Violation(`a frame of ${head.size} bytes`)
    return head
  }

  #check({ fin, reserved, opcode }, second, size) {
    if (second >= 0x80) throw new Violation('a masked frame')
    if (!known.has(opcode)) throw new Violation(`the reserved opcode ${opcode}`)
    const isStart = opcode === Opcode.text || opcode === Opcode.binary
    if (reserved && !(this.deflated && reserved === compressedBit && isStart)) {
      throw new Violation(`the reserved bits ${reserved} with the opcode ${opcode}`)
    }
    if (opcode >= Opcode.close) {
      if (!fin) throw new Violation('a control frame in pieces')
      if (size > controlBytesMax) throw new Violation('a control frame that is too long')
      return
    }
    if (isStart && this.#inMessage) throw new Violation('a message within another')
    if (!isStart && !this.#inMessage) throw new Violation('a continuation of nothing')
  }

  #peek(bytes) {
    return this.#chunks[0].length >= bytes ? this.#chunks[0] : Buffer.concat(this.#chunks)
  }

  #take(bytes) {
    this.#size -= bytes
    const taken = []
    let wanted = bytes
    while (wanted > 0 && wanted >= this.#chunks[0].length) {
      wanted -= this.#chunks[0].length
      taken.push(this.#chunks.shift())
    }
    if (wanted > 0) {
      taken.push(this.#chunks[0].subarray(0, wanted))
      this.#chunks[0] = this.#chunks[0].subarray(wanted)
    }
    return taken.length === 1 ? taken[0] : Buffer.concat(taken, bytes)
  }
}
