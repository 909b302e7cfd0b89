import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { frames } from '../process/frames.mjs'
import { within } from '../process/within.mjs'

const patience = 8_000

/** A WebSocket client that does what it is told, also what no client should: it sends bytes and knows the close code. */
export class RawSocket {
  #bytes = Buffer.alloc(0)
  #woken = () => {}
  #ended = false

  static async open(server) {
    const raw = new RawSocket()
    raw.socket = net.connect(server.port, '127.0.0.1')
    raw.socket.on('error', () => {})
    raw.socket.on('close', () => { raw.#ended = true; raw.#woken() })
    raw.socket.on('data', bytes => { raw.#bytes = Buffer.concat([raw.#bytes, bytes]); raw.#woken() })
    raw.socket.write(`GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
      + `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`)
    await raw.#until(() => raw.#bytes.includes('\r\n\r\n'), 'the handshake')
    raw.#bytes = raw.#bytes.subarray(raw.#bytes.indexOf('\r\n\r\n') + 4)
    return raw
  }

  /** A frame as it would be on the wire; every bit can be wrong. */
  frame(opcode, payload = '', { fin = true, reserved = 0, masked = true, length } = {}) {
    const bytes = Buffer.from(payload)
    const size = length ?? bytes.length
    const head = [(fin ? 0x80 : 0) | reserved << 4 | opcode]
    const mark = masked ? 0x80 : 0
    if (size < 126) head.push(mark | size)
    else if (size < 65_536) head.push(mark | 126, size >> 8, size & 0xff)
    else head.push(mark | 127, 0, 0, 0, 0, size >>> 24 & 0xff, size >>> 16 & 0xff, size >>> 8 & 0xff, size & 0xff)
    const mask = masked ? randomBytes(4) : Buffer.alloc(0)
    const body = masked ? bytes.map((byte, at) => byte ^ mask[at % 4]) : bytes
    this.socket.write(Buffer.concat([Buffer.from(head), mask, body]))
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
      for (let frame = this.#next(); frame; frame = this.#next()) {
        if (frame.opcode === 1) frames.received(frame.payload.toString())
        if (frame.opcode === 8) code = frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : 1005
      }
      return code !== undefined || this.#ended
    }, 'a close frame')
    this.socket.destroy()
    if (code !== undefined) frames.closed(code)
    return code
  }

  #next() {
    if (this.#bytes.length < 2) return undefined
    let size = this.#bytes[1] & 0x7f
    let at = 2
    if (size === 126) { size = this.#bytes.readUInt16BE(2); at = 4 }
    if (size === 127) { size = Number(this.#bytes.readBigUInt64BE(2)); at = 10 }
    if (this.#bytes.length < at + size) return undefined
    const frame = { opcode: this.#bytes[0] & 0x0f, payload: this.#bytes.subarray(at, at + size) }
    this.#bytes = this.#bytes.subarray(at + size)
    return frame
  }

  #until(done, what) {
    return within(patience, what, new Promise(resolve => {
      this.#woken = () => { if (done()) resolve() }
      this.#woken()
    }))
  }
}
