// Attacks a server of this machine, until told to stop, and says in one line of JSON what came of it.
//
//   node load/attackers.mjs NAME PORT
//
// Says "on" once the attack is at its full strength; stops when its standard input ends. All that it opens is counted
// and bounded, and comes from 127.9.0.1, which is another network than the people's.
import { randomBytes } from 'node:crypto'
import net from 'node:net'
import zlib from 'node:zlib'
import { compressedBit, encode } from '../autobahn/frames.mjs'

const [, , name, port] = process.argv
const at = Number(port)
const told = { opened: 0, codes: {} }
const upgrade = `GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
  + `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n`
const signIn = encode({ opcode: 1, payload: Buffer.from('{"type":"connection","data":{"v":1}}') })
const open = new Set()
let stopping = false

/** Each from a network of their own: 24 bits of an address of this machine. */
let networks = 0
const elsewhere = () => `127.${10 + (networks >> 8) % 200}.${networks++ & 255}.1`

function connect(onOpen, onEnd, localAddress = '127.9.0.1') {
  const socket = net.connect({ port: at, host: '127.0.0.1', localAddress })
  open.add(socket)
  told.opened += 1
  socket.on('error', () => {})
  socket.once('connect', () => onOpen(socket))
  socket.once('close', () => {
    open.delete(socket)
    onEnd()
  })
}

/** Notes the close code, which is in the last bytes that the server sends; a refused upgrade is noted by its status. */
function listen(socket, onText = () => {}) {
  socket.on('data', bytes => {
    const text = bytes.toString('latin1')
    if (text.startsWith('HTTP/1.1 ') && !text.startsWith('HTTP/1.1 101')) note(text.slice(9, 12))
    const close = text.lastIndexOf('\x88')
    if (close >= 0 && bytes.length >= close + 4 && bytes[close + 1] === bytes.length - close - 2) note(bytes.readUInt16BE(close + 2))
    onText(text)
  })
}
const note = code => { told.codes[code] = (told.codes[code] ?? 0) + 1 }

/** So many connections at a time, opened so many a second; what ends is opened again. Answers when there are so many. */
const keep = (count, perSecond, begin, from = () => undefined) => new Promise(full => {
  let wanted = count
  const timer = setInterval(() => {
    if (stopping) return clearInterval(timer)
    for (let more = Math.ceil(perSecond * step / 1000); more > 0 && wanted > 0; more -= 1) {
      wanted -= 1
      connect(begin, () => { wanted += 1 }, from())
    }
    if (told.opened >= count) full()
  }, step)
})
const step = 10

/** Upgrades, signs in, and then does what is to be done. */
const signedIn = (doing, fields = '') => socket => {
  let isIn = false
  listen(socket, text => {
    if (text.startsWith('HTTP/1.1 101')) socket.write(signIn)
    if (isIn || !text.includes('"type":3')) return
    isIn = true
    doing(socket)
  })
  socket.write(`${upgrade}${fields}\r\n`)
}

const frame = (opcode, payload = '', options = {}) => encode({ opcode, payload: Buffer.from(payload), ...options })
const times = (buffer, count) => Buffer.concat(Array.from({ length: count }, () => buffer))

/** Without end, as fast as it is read. */
const pour = (socket, bytes) => {
  const more = () => { while (!socket.destroyed && socket.write(bytes)); }
  socket.on('drain', more)
  more()
}

/** Sixty million bytes in sixty thousand: a thousand to one is the most that deflate can do. */
const noughts = () => encode({ opcode: 1, payload: zlib.deflateRawSync(Buffer.alloc(60_000_000)), reserved: compressedBit })

let bomb
const bombs = {
  length: signedIn(socket => socket.write(Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]))),
  fragments: signedIn(socket => { socket.write(frame(1, '', { fin: false })); pour(socket, times(frame(0, '', { fin: false }), 1000)) }),
  pings: signedIn(socket => pour(socket, times(frame(9), 1000))),
  empty: signedIn(socket => pour(socket, times(frame(1), 1000))),
  deep: signedIn(socket => socket.write(frame(1, '['.repeat(60_000)))),
  asking: signedIn(socket => pour(socket, times(frame(1, '{"type":"ping"}'), 1000))),
  inflating: signedIn(socket => socket.write(bomb ??= noughts()), 'Sec-WebSocket-Extensions: permessage-deflate\r\n'),
  header: socket => { listen(socket); socket.write('GET / HTTP/1.1\r\n'); pour(socket, Buffer.from('X: y\r\n'.repeat(1000))) },
}

const attacks = {
  'stalled': () => keep(5_000, 1_000, socket => {
    listen(socket)
    const timer = setInterval(() => socket.write('G'), 1000)
    socket.once('close', () => clearInterval(timer))
  }),
  'networks': () => keep(10_000, 2_000, listen, elsewhere),
  'silent': () => keep(10_000, 2_000, listen),
  'garbage': () => keep(200, 500, socket => { listen(socket); socket.write(randomBytes(1024)) }),
  'strangers': () => keep(10_000, 2_000, socket => { listen(socket); socket.write(`${upgrade}\r\n`) }),
  'comers': () => keep(500, 500, signedIn(socket => setTimeout(() => socket.destroy(), 1000))),
  'deaf': () => keep(1_000, 500, signedIn(socket => socket.pause())),
  ...Object.fromEntries(Object.entries(bombs).map(([bomb, begin]) => [bomb, () => keep(20, 50, begin)])),
}

process.stdin.resume()
process.stdin.once('end', () => {
  stopping = true
  // Those who did not read learn now whether they are still in.
  for (const socket of open) socket.resume()
  setTimeout(() => {
    console.log(JSON.stringify({ ...told, left: open.size }))
    process.exit()
  }, 1000)
})
await attacks[name]()
console.log('on')
