// A line as a phone has it: what DevTools can slow down leaves out WebSockets, this does not.
import net from 'node:net'

/** Slow 4G, as Lighthouse means it: 150 ms there and back, 1.6 Mbit/s down and 0.75 up, for all connections together. */
const oneWayMilliseconds = 75
const bytesPerMillisecond = { down: 1.6e6 / 8 / 1000, up: 0.75e6 / 8 / 1000 }

/** A port that leads to another one over a slow line. Answers with its address and what closes it. */
export async function slowLine(port) {
  const free = { up: 0, down: 0 }
  const sockets = new Set()
  /** When the last byte of so many is through, if they are sent now. */
  const due = (way, bytes) => {
    free[way] = Math.max(free[way], performance.now()) + bytes / bytesPerMillisecond[way]
    return free[way] + oneWayMilliseconds - performance.now()
  }
  const carry = (from, to, way, opened = 0) => {
    // Never before what was said earlier.
    const left = bytes => Math.max(due(way, bytes), opened - performance.now())
    from.on('data', chunk => setTimeout(() => to.destroyed || to.write(chunk), left(chunk.length)))
    from.on('close', () => setTimeout(() => to.destroy(), left(0)))
    from.on('error', () => {})
  }
  const server = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1')
    for (const socket of [near, far]) sockets.add(socket.setNoDelay(true))
    // What is said first has waited for the handshake, which took the way there and back.
    carry(near, far, 'up', performance.now() + 3 * oneWayMilliseconds)
    carry(far, near, 'down')
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    page: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      sockets.forEach(socket => socket.destroy())
      server.close()
    },
  }
}
