// A server that is known to be right: the package ws, saying everything again. Says its port on the first line, and serves
// until its standard input ends.
import { WebSocketServer } from 'ws'

const messageBytesMax = 64 * 1024 * 1024
const fragmentsMax = 128 * 1024
const server = new WebSocketServer({
  port: 0, host: '127.0.0.1', maxPayload: messageBytesMax, maxFragments: fragmentsMax, perMessageDeflate: { zlibDeflateOptions: { level: 1 } },
})
server.on('connection', socket => {
  socket.on('error', () => {})
  socket.on('message', (payload, binary) => socket.send(payload, { binary }))
})
server.on('listening', () => console.log(server.address().port))
process.stdin.resume().on('end', () => process.exit())
