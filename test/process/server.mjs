import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './ports.mjs'
import { within } from './within.mjs'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** The program under test; TEAHOUSE_BIN names another than the one of the release preset. */
export const program = process.env.TEAHOUSE_BIN ?? path.join(project, 'build/release/teahouse')

const startMilliseconds = 10_000
const stopMilliseconds = 15_000
const logCharactersMax = 200_000

const running = new Set()
process.on('exit', () => { for (const server of running) server.process.kill('SIGKILL') })

/**
 * The real program with a data directory of its own, on 127.0.0.1.
 *
 * It can be killed and started again: port and data stay. Whoever opened it closes it; what is forgotten dies with this
 * process.
 */
export class Server {
  #out = ''

  /** `secure`: it speaks TLS, with a certificate that fetch would not believe. */
  constructor({ flags = [], env = {}, binary = program, port, data, prefix = [], secure = false }) {
    Object.assign(this, { flags, env, binary, port, data, prefix, secure })
  }

  /** Answers when the program serves. */
  static async open(options = {}) {
    const port = options.port ?? await freePort()
    const data = options.data ?? fs.mkdtempSync(path.join(os.tmpdir(), 'teahouse-test-'))
    const server = new Server({ ...options, port, data })
    server.ownsData = options.data === undefined
    await server.start()
    return server
  }

  get url() { return `ws://127.0.0.1:${this.port}/ws` }
  get page() { return `http://127.0.0.1:${this.port}/` }
  get pid() { return this.process.pid }
  get log() { return this.#out }
  get database() { return path.join(this.data, 'teahouse.db') }

  async start() {
    const words = [...this.prefix, this.binary, 'serve', '--port', String(this.port), '--listen', '127.0.0.1', '--data', this.data,
      ...this.flags]
    this.process = spawn(words[0], words.slice(1), { env: { ...process.env, ...this.env }, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(this)
    this.exited = once(this.process, 'exit').then(([code, signal]) => {
      running.delete(this)
      return { code, signal }
    })
    this.exited.catch(() => running.delete(this))
    const listen = chunk => { this.#out = (this.#out + chunk).slice(-logCharactersMax) }
    this.process.stdout.on('data', listen)
    this.process.stderr.on('data', listen)
    await within(startMilliseconds, `the start of ${this.binary}`, this.#serving())
  }

  async #serving() {
    let gone
    this.exited.then(how => { gone = how }, error => { gone = error })
    while (!gone) {
      if (this.secure && this.#out.includes('open at https:')) return
      const answer = await fetch(`${this.page}healthz`).catch(() => undefined)
      if (answer?.status === 200) {
        await answer.arrayBuffer()
        return
      }
      await new Promise(resolve => setTimeout(resolve, 5))
    }
    throw new Error(`the program did not start (${gone.code ?? gone.signal ?? gone}):\n${this.#out}`)
  }

  /** As a power switch for the process: nothing of it runs any more when this answers. */
  async kill() {
    this.process.kill('SIGKILL')
    await within(stopMilliseconds, 'the end after SIGKILL', this.exited)
  }

  /** Asks it to go, and answers with how it went. */
  async stop(signal = 'SIGTERM') {
    this.process.kill(signal)
    return within(stopMilliseconds, `the end after ${signal}`, this.exited)
  }

  /** Ends it in any way and removes its data, if they were made for it. */
  async close() {
    if (running.has(this)) await this.kill()
    if (this.ownsData) fs.rmSync(this.data, { recursive: true, force: true })
  }
}
