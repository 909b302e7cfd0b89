import { isUtf8 } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { within } from '../process/within.mjs'
import { Inflater } from './deflate.mjs'
import { compressedBit, encode, FrameReader, inPieces, Opcode } from './frames.mjs'
import { agreement, request } from './handshake.mjs'
import { Violation } from './violation.mjs'

// How long it is waited whether a server says something of its own accord. Only the cases of failing fast do.
const quietMilliseconds = 500
const headBytesMax = 16 * 1024

/** In a list of frames to be sent: nothing is, for a while. If the server leaves the connection open, that is an event. */
export const quiet = { kind: 'quiet' }

/** In a list of frames to be sent: nothing more is until so many events were there. */
export const awaiting = events => ({ kind: 'awaiting', events })

const inTurn = () => new Promise(resolve => setImmediate(resolve))
const canBeClosedWith = code => code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999

/**
 * A connection to a server, raw: what is sent is sent as it is said, right or wrong, and cut as it is said.
 *
 * What comes is read strictly. `events` are the messages, pings and pongs; `violation` is the first thing that no server
 * may do, after which the connection is dropped. Whoever opened it drops it.
 */
export class Wire {
  events = []
  violation = undefined
  /** Who began to end the connection: 'client' or 'server'. */
  closedBy = undefined
  /** Of the server's close frame; undefined without one or when it names none. */
  code = undefined
  ended = false
  heardClose = false
  compressedMessages = 0

  #saidClose = false
  #fragments = []
  #woken = () => {}
  #reading = Promise.resolve()

  constructor(url) {
    this.url = url
    this.socket = net.connect(url.port, url.hostname)
    this.socket.setNoDelay(true)
    this.socket.on('error', () => {})
    this.socket.on('close', () => this.#chain(() => {
      this.closedBy ??= 'server'
      this.ended = true
    }))
  }

  /** The agreement is on `compression`, undefined if the server took none of the offers. */
  async shakeHands(offers) {
    const key = randomBytes(16).toString('base64')
    this.socket.write(request(this.url, key, offers))
    let seen = Buffer.alloc(0)
    let end = -1
    while (end < 0) {
      const bytes = await this.#nextBytes()
      if (!bytes || seen.length > headBytesMax) throw new Violation('no answer to the handshake')
      seen = Buffer.concat([seen, bytes])
      end = seen.indexOf('\r\n\r\n')
    }
    this.compression = agreement(seen.toString('latin1', 0, end), key, offers)
    if (this.compression) this.inflater = new Inflater(this.compression.server)
    this.reader = new FrameReader({ deflated: this.compression !== undefined })
    this.socket.on('data', bytes => this.#received(bytes))
    this.#received(seen.subarray(end + 4))
  }

  /**
   * Frames, bytes and moments of quiet. Frames go out together, unless one is to go `alone` or in a `chop` of so many
   * bytes, each written for itself.
   */
  async send(items) {
    let together = []
    const flush = () => {
      if (together.length) this.#write(Buffer.concat(together))
      together = []
    }
    for (const item of items) {
      if (this.ended || this.closedBy === 'server') return
      const pause = this.#pause(item)
      const bytes = pause ? undefined : Buffer.isBuffer(item) ? item : encode(item)
      if (item.opcode === Opcode.close && !item.reserved) this.#sayingClose()
      if (bytes && !item.chop && !item.alone) {
        together.push(bytes)
        continue
      }
      flush()
      await (pause ? pause() : this.#writeInTurns(bytes, item.chop ?? bytes.length))
    }
    flush()
  }

  /** A whole message, in frames of at most so many bytes; what is sent instead of the payload is it when compressed. */
  say({ binary, payload }, { pieces = Infinity, compressed } = {}) {
    return this.send(inPieces(binary ? Opcode.binary : Opcode.text, compressed ?? payload, pieces, compressed ? compressedBit : 0))
  }

  close(code) {
    return this.send([{ opcode: Opcode.close, payload: closing(code) }])
  }

  /** Answers when it is done, or when there will be no more. */
  until(done) {
    return new Promise(resolve => {
      this.#woken = () => { if (this.ended || done()) resolve() }
      this.#woken()
    })
  }

  drop() {
    this.socket.destroy()
    this.inflater?.close()
  }

  /** Undefined when there will be none. */
  #nextBytes() {
    return new Promise(resolve => {
      this.#woken = () => { if (this.ended) resolve(undefined) }
      this.#woken()
      this.socket.once('data', resolve)
    })
  }

  #write(bytes) {
    if (this.socket.writable) this.socket.write(bytes)
  }

  async #writeInTurns(bytes, chop) {
    for (let at = 0; at < bytes.length && !this.ended; at += chop) {
      this.#write(bytes.subarray(at, at + chop))
      await inTurn()
    }
  }

  #pause({ kind, events }) {
    if (kind === quiet.kind) return () => this.#hearNothing()
    if (kind === 'awaiting') return () => this.until(() => this.closedBy || this.events.length >= events)
    return undefined
  }

  async #hearNothing() {
    const closed = within(quietMilliseconds, 'the end', this.until(() => this.closedBy))
    await closed.catch(() => this.events.push(quiet))
  }

  #sayingClose() {
    this.#saidClose = true
    this.closedBy ??= 'client'
  }

  #received(bytes) {
    if (bytes.length === 0) return
    this.#chain(async () => {
      this.reader.push(bytes)
      for (let frame = this.reader.next(); frame && !this.violation; frame = this.reader.next()) await this.#heard(frame)
    })
  }

  /** One after another, also what takes a while, such as inflating. */
  #chain(what) {
    this.#reading = this.#reading.then(() => this.violation ? undefined : what()).catch(error => {
      if (!(error instanceof Violation)) throw error
      this.violation = error.message
      this.ended = true
      this.socket.destroy()
    }).then(() => this.#woken())
  }

  async #heard({ opcode, fin, compressed, payload }) {
    if (this.heardClose) throw new Violation('something after its close frame')
    if (opcode === Opcode.close) return this.#readClose(payload)
    if (opcode === Opcode.pong) return this.events.push({ kind: 'pong', payload })
    if (opcode === Opcode.ping) {
      this.events.push({ kind: 'ping', payload })
      return this.send([{ opcode: Opcode.pong, payload }])
    }
    this.#fragments.push({ opcode, compressed, payload })
    if (!fin) return undefined
    const [first] = this.#fragments
    const whole = Buffer.concat(this.#fragments.splice(0).map(fragment => fragment.payload))
    const message = { kind: 'message', binary: first.opcode === Opcode.binary, payload: whole }
    if (first.compressed) message.payload = await this.inflater.inflate(whole)
    if (first.compressed) this.compressedMessages += 1
    if (!message.binary && !isUtf8(message.payload)) throw new Violation('text that is not UTF-8')
    return this.events.push(message)
  }

  #readClose(payload) {
    if (payload.length === 1) throw new Violation('a close frame of one byte')
    if (payload.length > 0) {
      this.code = payload.readUInt16BE()
      if (!canBeClosedWith(this.code)) throw new Violation(`a close frame with the code ${this.code}`)
      if (!isUtf8(payload.subarray(2))) throw new Violation('a close frame whose reason is not UTF-8')
    }
    this.heardClose = true
    this.closedBy ??= 'server'
    if (this.#saidClose) return
    this.#saidClose = true
    this.#write(encode({ opcode: Opcode.close, payload: closing(this.code) }))
  }
}

const closing = code => code === undefined ? undefined : Buffer.from([code >> 8, code & 0xff])
