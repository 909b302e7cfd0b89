// Other programs that say to all what one says, to measure beside: no names, no store, nothing is kept.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../process/ports.mjs'
import { within } from '../process/within.mjs'
import { onCore } from './cores.mjs'

const nchan = '/usr/lib/nginx/modules/ngx_nchan_module.so'

const nginxConfig = (port, directory) => `
  load_module ${nchan};
  daemon off;
  master_process off;
  pid ${directory}/pid;
  error_log stderr crit;
  worker_rlimit_nofile 20000;
  events { worker_connections 19000; }
  http {
    access_log off;
    server {
      listen 127.0.0.1:${port};
      location /ws {
        nchan_pubsub websocket;
        nchan_channel_id room;
        nchan_message_buffer_length 0;
        nchan_subscriber_first_message newest;
      }
    }
  }
`

/** By name, the words of the command that serves ws://127.0.0.1:PORT/ws; it may use the directory. */
const relays = {
  'ws of Node': port => [process.execPath, fileURLToPath(new URL('ws_relay.mjs', import.meta.url)), String(port)],
  'nchan of nginx': (port, directory) => {
    fs.writeFileSync(path.join(directory, 'nginx.conf'), nginxConfig(port, directory))
    return ['nginx', '-p', directory, '-c', path.join(directory, 'nginx.conf')]
  },
}

/** Those that are here, and others: `NAME=COMMAND`, which is given the port as its last word. */
export function relaysHere(others) {
  const here = Object.entries(relays).filter(([name]) => !name.startsWith('nchan') || fs.existsSync(nchan))
  if (!fs.existsSync(nchan)) console.error('nchan is not measured: apt install nginx-light libnginx-mod-nchan')
  return [...here, ...others.map(one => {
    const [name, command] = one.split(/=(.*)/)
    return [name, port => [...command.split(' '), String(port)]]
  })]
}

async function serves(port, gone) {
  while (gone() === undefined) {
    const socket = net.connect(port, '127.0.0.1')
    const connected = await once(socket, 'connect').then(() => true, () => false)
    socket.destroy()
    if (connected) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error(`ended with ${gone()}`)
}

/** The relay serves on the first processor while `use({ port, pid })` lasts. */
export async function withRelay([name, command], use) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'teahouse-relay-'))
  const port = await freePort()
  const [program, ...words] = onCore(0, command(port, directory))
  const relay = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'] })
  const exit = once(relay, 'exit')
  try {
    await within(10_000, `the start of ${name}`, serves(port, () => relay.exitCode ?? relay.signalCode ?? undefined))
    return await use({ port, pid: relay.pid })
  } finally {
    relay.kill('SIGKILL')
    await exit
    fs.rmSync(directory, { recursive: true })
  }
}
