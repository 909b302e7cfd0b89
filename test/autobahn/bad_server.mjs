// A server that says everything again, with an own small reading of RFC 6455 and 7692, and one planted fault or none. What
// plays the cases is shown to see each of them (controls.test.mjs).
import { createHash } from 'node:crypto'
import { isUtf8 } from 'node:buffer'
import net from 'node:net'
import zlib from 'node:zlib'

const tail = Buffer.from([0, 0, 0xff, 0xff])
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const sync = zlib.constants.Z_SYNC_FLUSH
const control = 8
const [text, closeFrame, ping, pong] = [1, 8, 9, 10]
const isGoodCode = code => code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999

class Refusal extends Error {
  constructor(code) {
    super(`refused with ${code}`)
    this.code = code
  }
}

/** Serves on a free port of 127.0.0.1 until it is closed. */
export async function serveBadly(fault) {
  const peers = new Set()
  const server = net.createServer(socket => {
    peers.add(socket)
    new Peer(socket, fault)
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: new URL(`ws://127.0.0.1:${server.address().port}/`),
    close() {
      for (const socket of peers) socket.destroy()
      server.close()
    },
  }
}

class Peer {
  #rest = Buffer.alloc(0)
  #frame
  #message
  #compresses
  #options
  #echoes = 0
  #late = []
  #over = false
  #ending = false

  constructor(socket, fault) {
    this.socket = socket
    this.is = name => name === fault
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.on('data', bytes => this.#received(bytes))
  }

  #received(bytes) {
    if (this.#over) return
    this.#rest = Buffer.concat([this.#rest, bytes])
    if (!this.upgraded && !this.#upgrade()) return
    try {
      let before
      do {
        before = this.#rest.length
        if (!this.#frame) this.#readHead()
        if (this.#frame) this.#readPayload()
      } while (this.#rest.length < before && !this.#over)
      if (this.is('wants whole frames') && this.#frame) throw new Refusal(1002)
    } catch (error) {
      this.#close(error.code > 0 ? error.code : 1007)
    }
    if (this.#ending && !this.is('leaves connections open')) this.socket.end()
    this.#over = this.#ending
  }

  #upgrade() {
    const end = this.#rest.indexOf('\r\n\r\n')
    if (end < 0) return false
    const head = this.#rest.toString('latin1', 0, end)
    this.#rest = this.#rest.subarray(end + 4)
    const [, key] = /^sec-websocket-key: *(.*)$/im.exec(head)
    const [, offers = ''] = /^sec-websocket-extensions: *(.*)$/im.exec(head) ?? []
    const accept = createHash('sha1').update(key + (this.is('wrong accept') ? '' : guid)).digest('base64')
    const bits = /server_max_window_bits=(\d+)/.exec(offers.split(',')[0])?.[1]
    const words = ['permessage-deflate', 'server_no_context_takeover', 'client_no_context_takeover']
    if (bits && !this.is('takes half an offer')) words.push(`server_max_window_bits=${bits}`)
    const takes = offers && !this.is('no compression')
    this.upgraded = true
    this.#compresses = takes
    this.#options = { windowBits: this.is('too wide a window') ? 15 : Number(bits ?? 15), finishFlush: sync }
    // Refers to what no message of this connection has said.
    if (this.is('keeps the context')) this.#options.dictionary = Buffer.from('"rooms": ["tea", "isHere": true, "name": "')
    this.socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n`
      + `${takes ? `Sec-WebSocket-Extensions: ${words.join('; ')}\r\n` : ''}\r\n`)
    return true
  }

  #readHead() {
    if (this.#rest.length < 2) return
    const [first, second] = this.#rest
    const short = second & 0x7f
    const headBytes = 6 + (short === 126 ? 2 : short === 127 ? 8 : 0)
    const frame = { fin: first >= 0x80, reserved: first >> 4 & 7, opcode: first & 0x0f, at: 0 }
    this.#check(frame, short)
    if (this.#rest.length < headBytes) return
    frame.size = short === 126 ? this.#rest.readUInt16BE(2) : short === 127 ? Number(this.#rest.readBigUInt64BE(2)) : short
    frame.mask = this.#rest.subarray(headBytes - 4, headBytes)
    frame.payload = Buffer.alloc(frame.size)
    this.#rest = this.#rest.subarray(headBytes)
    this.#frame = frame
    if (frame.opcode < control) this.#message ??= this.#newMessage(frame)
  }

  #newMessage({ opcode, reserved }) {
    return { opcode: opcode || text, compressed: reserved === 4 && this.#compresses, parts: [], utf8: new TextDecoder('utf-8', { fatal: true }) }
  }

  #check({ fin, reserved, opcode }, size) {
    const allowed = reserved === 0 || this.#compresses && reserved === 4 && (opcode === 1 || opcode === 2)
    if (!allowed && !this.is('ignores reserved bits')) throw new Refusal(1002)
    if (opcode >= control) {
      if (!fin && !this.is('takes control frames in pieces')) throw new Refusal(1002)
      if (size > 125 && !this.is('takes long control frames')) throw new Refusal(1002)
      if (opcode > pong && !this.is('takes reserved opcodes')) throw new Refusal(1002)
      return
    }
    if (opcode > 2 && !this.is('takes reserved opcodes')) throw new Refusal(1002)
    if (opcode === 0 && !this.#message && !this.is('continues nothing')) throw new Refusal(1002)
    if (opcode > 0 && this.#message && !this.is('begins within a message')) throw new Refusal(1002)
  }

  /** What is there of it is checked at once: a text is refused with the octet that makes it none. */
  #readPayload() {
    const frame = this.#frame
    const part = this.#rest.subarray(0, frame.size - frame.at)
    for (let at = 0; at < part.length; ++at) frame.payload[frame.at + at] = part[at] ^ frame.mask[frame.at + at & 3]
    this.#rest = this.#rest.subarray(part.length)
    frame.at += part.length
    const isWhole = frame.at === frame.size
    if (frame.opcode < control) this.#checkText(frame.payload.subarray(frame.at - part.length, frame.at), isWhole && frame.fin)
    if (!isWhole) return
    this.#frame = undefined
    if (frame.opcode >= control) this.#control(frame)
    else this.#data(frame)
  }

  #checkText(bytes, isEnd) {
    const { opcode, compressed, utf8 } = this.#message
    if (opcode !== text || compressed || this.is('no UTF-8') || this.is('late UTF-8')) return
    try {
      utf8.decode(bytes, { stream: !isEnd })
    } catch {
      throw new Refusal(this.is('UTF-8 with 1002') ? 1002 : 1007)
    }
  }

  #data({ fin, payload }) {
    const message = this.#message
    message.parts.push(payload)
    if (!fin) return
    this.#message = undefined
    if (message.opcode > 2) return
    let whole = Buffer.concat(message.parts)
    const takesAsIs = this.is('ignores the compressed bit')
    if (message.compressed && !takesAsIs) whole = zlib.inflateRawSync(Buffer.concat([whole, tail]), { finishFlush: sync })
    if (message.opcode === text && !takesAsIs && !this.is('no UTF-8') && !isUtf8(whole)) throw new Refusal(1007)
    for (const answer of this.#late.splice(0)) answer()
    this.#echo(message, whole)
  }

  #echo({ opcode, compressed }, whole) {
    this.#echoes += 1
    if (this.is('loses every 500th message') && this.#echoes % 500 === 0) return
    const said = this.is('cuts at 64 KiB') ? whole.subarray(0, 65_536) : whole
    const kind = this.is('says binary as text') ? text : opcode
    if (!compressed || this.is('ignores the compressed bit')) return this.#say(kind, said)
    const deflated = zlib.deflateRawSync(said, this.#options).subarray(0, -tail.length)
    if (this.is('corrupts what is compressed')) deflated[deflated.length >> 1] ^= 0x10
    this.#say(kind, deflated, 4)
  }

  #control({ opcode, payload }) {
    if (opcode === closeFrame) return this.#heardClose(payload)
    if (opcode !== ping) return undefined
    const answer = () => this.#say(pong, this.is('wrong pongs') ? Buffer.from(payload).reverse() : payload)
    return this.is('late pongs') && this.#message ? this.#late.push(answer) : answer()
  }

  #heardClose(payload) {
    if (this.is('never answers a close')) return
    const code = payload.length >= 2 ? payload.readUInt16BE() : 1000
    if (payload.length === 1 && !this.is('takes any close')) throw new Refusal(1002)
    if (!isGoodCode(code) && !this.is('takes any close')) throw new Refusal(1002)
    if (!isUtf8(payload.subarray(2)) && !this.is('takes any reason')) throw new Refusal(1007)
    this.#close(this.is('closes with 1005') ? 1005 : isGoodCode(code) ? code : 1000)
  }

  #close(code) {
    if (this.#ending) return
    if (!this.is('drops without a close')) this.#say(closeFrame, Buffer.from([code >> 8, code & 0xff]))
    this.#ending = true
    this.#over = !this.is('talks after its close')
  }

  #say(opcode, payload, reserved = 0) {
    const size = payload.length
    const masked = this.is('masks') ? 0x80 : 0
    const long = this.is('long lengths') || size >= 65_536
    const head = Buffer.alloc(size < 126 && !long ? 2 : long ? 10 : 4)
    head[0] = 0x80 | (this.is('sets a reserved bit') ? 2 : reserved) << 4 | opcode
    head[1] = masked | (head.length === 2 ? size : head.length === 4 ? 126 : 127)
    if (head.length === 4) head.writeUInt16BE(size, 2)
    if (head.length === 10) head.writeBigUInt64BE(BigInt(size), 2)
    this.socket.write(Buffer.concat([head, masked ? Buffer.alloc(4) : head.subarray(0, 0), payload]))
  }
}
