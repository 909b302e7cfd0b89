import net from 'node:net'

// Below the range that Linux takes for outgoing connections: between a kill and the restart nobody else gets the port.
const first = 25_000
const last = 25_999

const isFree = port => new Promise(resolve => {
  const probe = net.createServer()
  probe.once('error', () => resolve(false))
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
})

/** A port of this machine that nobody listens on; another one at nearly every call. */
export async function freePort() {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = first + Math.floor(Math.random() * (last - first + 1))
    if (await isFree(port)) return port
  }
  throw new Error(`no free port from ${first} to ${last}`)
}
