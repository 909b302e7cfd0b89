import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { encode, FrameReader } from '../autobahn/frames.mjs'
import { frames } from '../process/frames.mjs'
import { within } from '../process/within.mjs'

const patience = 8_000

/** A WebSocket client that does what it is told, also what no client should: it sends bytes and knows the close code. */
export class RawSocket {
  #reader = new FrameReader({ deflated: false })
  #woken = () => {}
  #ended = false

  static async open(server) {
    const raw = new RawSocket()
    raw.socket = net.connect(server.port, '127.0.0.1')
    raw.socket.on('error', () => {})
    raw.socket.on('close', () => { raw.#ended = true; raw.#woken() })
    let answer = Buffer.alloc(0)
    raw.socket.on('data', bytes => {
      if (answer.includes('\r\n\r\n')) raw.#reader.push(bytes)
      else answer = Buffer.concat([answer, bytes])
      raw.#woken()
    })
    raw.socket.write(`GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
      + `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`)
    // Nothing comes behind the answer by itself: the server waits for our first word.
    await raw.#until(() => answer.includes('\r\n\r\n'), 'the handshake')
    return raw
  }

  frame(opcode, payload = '', options = {}) {
    return this.bytes(encode({ opcode, payload: Buffer.from(payload), ...options }))
  }

  /** Whatever no frame can be made of. */
  bytes(bytes) {
    this.socket.write(Buffer.from(bytes))
    return this
  }

  text(text) {
    frames.sent(text)
    return this.frame(1, text)
  }

  /** The code of the close frame that the server sends, after whatever else it says. */
  async closeCode() {
    let code
    await this.#until(() => {
      for (let frame = this.#reader.next(); frame; frame = this.#reader.next()) {
        if (frame.opcode === 1) frames.received(frame.payload.toString())
        if (frame.opcode === 8) code = frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : 1005
      }
      return code !== undefined || this.#ended
    }, 'a close frame')
    this.socket.destroy()
    if (code !== undefined) frames.closed(code)
    return code
  }

  #until(done, what) {
    return within(patience, what, new Promise(resolve => {
      this.#woken = () => { if (done()) resolve() }
      this.#woken()
    }))
  }
}
