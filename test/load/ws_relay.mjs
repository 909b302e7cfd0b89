// The broadcast loop that everybody writes first, over the library that everybody takes.
//
//   node ws_relay.mjs PORT
import { WebSocketServer } from 'ws'

const all = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]), path: '/ws' })
all.on('connection', one => {
  one.on('message', (words, isBinary) => {
    for (const other of all.clients) other.send(words, { binary: isBinary })
  })
})
