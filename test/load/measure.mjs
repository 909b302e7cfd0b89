// A house of its own for each measurement, and the load beside it.
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Server } from '../process/server.mjs'
import { onCore } from './cores.mjs'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** Our program serves on the first processor while `use(server)` lasts; the options are those of a Server. */
export async function inHouse(options, use) {
  // On the project's disk: one in memory would sync for nothing.
  const data = fs.mkdtempSync(path.join(project, 'build/bench-'))
  const server = await Server.open({ ...options, data, prefix: onCore(0, []) })
  try {
    return await use(server)
  } finally {
    await server.close()
    fs.rmSync(data, { recursive: true })
  }
}

/** What a process holds, in bytes: by default of its own; what the kernel holds for its sockets is not in it. */
export const memoryOf = ({ pid }, name = 'RssAnon') =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024

/** What the load says that a case took; see teahouse_load. The load has the second processor. */
export async function measured(load, what, server, ...options) {
  const [command, ...words] = onCore(1, [path.resolve(load), what, String(server.port), String(server.pid), ...options])
  const { stdout } = await promisify(execFile)(command, words, { timeout: 120_000 })
  return JSON.parse(stdout)
}

export const sorted = values => [...values].sort((a, b) => a - b)
export const median = values => sorted(values)[Math.floor((values.length - 1) / 2)]
export const rounded = (value, digits = 2) => Number(value.toPrecision(digits)).toLocaleString('en')
