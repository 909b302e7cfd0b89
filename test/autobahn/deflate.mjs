import zlib from 'node:zlib'
import { Violation } from './violation.mjs'

// What ends every message when it is compressed, and is left away on the wire (RFC 7692, section 7.2).
const tail = Buffer.from([0x00, 0x00, 0xff, 0xff])
const sync = zlib.constants.Z_SYNC_FLUSH
const messageBytesMax = 64 * 1024 * 1024

// So many messages of a connection with a window under 32 KiB are also read in such small steps that there is nothing to
// refer to but that window. It is slow, so not all of them.
const watchedMessages = 8
const smallestStep = 64

/** Compresses what the client says, message by message, as agreed. */
export class Deflater {
  #stream

  constructor({ takeover, bits }) {
    // zlib cannot compress for a window of 256 bytes, but what refers to nothing fits any window.
    this.options = bits === 8 ? { strategy: zlib.constants.Z_HUFFMAN_ONLY } : { windowBits: bits }
    if (takeover) this.#stream = new Stream(zlib.createDeflateRaw(this.options))
  }

  async deflate(message) {
    const bytes = await this.#stream?.through(message) ?? zlib.deflateRawSync(message, { ...this.options, finishFlush: sync })
    return bytes.subarray(0, -tail.length)
  }
}

/** Reads what the server compressed. Data that are none, or that refer to what left the window, are a Violation. */
export class Inflater {
  #stream
  #watched
  #toWatch

  constructor({ takeover, bits }) {
    this.options = { windowBits: bits }
    this.#toWatch = bits < 15 ? watchedMessages : 0
    if (!takeover) return
    this.#stream = new Stream(zlib.createInflateRaw(this.options))
    if (this.#toWatch) this.#watched = new Stream(zlib.createInflateRaw({ ...this.options, chunkSize: smallestStep }))
  }

  async inflate(payload) {
    try {
      if (this.#toWatch-- > 0) await this.#watched?.through(payload, tail) ?? this.#alone(payload, smallestStep)
      return await this.#stream?.through(payload, tail) ?? this.#alone(payload, Math.max(1024, payload.length * 8))
    } catch (error) {
      throw new Violation(`compressed data that are none: ${error.message}`)
    }
  }

  #alone(payload, chunkSize) {
    return zlib.inflateRawSync(Buffer.concat([payload, tail]), {
      ...this.options, chunkSize, finishFlush: sync, maxOutputLength: messageBytesMax,
    })
  }

  close() {
    this.#stream?.close()
    this.#watched?.close()
  }
}

/** A stream of zlib, of which one asks what it makes of some bytes; it remembers them for those that follow. */
class Stream {
  #out = []
  #fail = () => {}

  constructor(stream) {
    this.stream = stream
    stream.on('data', bytes => this.#out.push(bytes))
    stream.on('error', error => this.#fail(error))
  }

  through(...pieces) {
    return new Promise((resolve, reject) => {
      this.#fail = reject
      for (const piece of pieces) this.stream.write(piece)
      this.stream.flush(sync, () => resolve(Buffer.concat(this.#out.splice(0))))
    })
  }

  close() {
    this.stream.close()
  }
}
