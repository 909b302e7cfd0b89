import { WebSocket } from 'ws'
import { frames } from '../process/frames.mjs'
import { within } from '../process/within.mjs'

// All that the original description tells: what the server's numbers mean, and the three words a client says.
const sendMsg = 1
const userOnlineCount = 2
const sendName = 3
const sendUserList = 4

/**
 * A client written from the original description alone. It does not know of rooms, positions or acknowledgements, and
 * whatever has another number is a mistake of the server.
 */
export class OriginalClient {
  userId
  token
  name
  messages = []
  users = []
  count = 0
  strange = []
  #waits = []

  constructor(url, { userId, token, name } = {}) {
    this.socket = new WebSocket(url)
    this.socket.on('open', () => this.#send('connection', { userId, token, name }))
    this.socket.on('error', () => {})
    this.socket.on('message', bytes => {
      frames.received(bytes.toString())
      this.#hear(JSON.parse(bytes))
    })
    this.closed = new Promise(resolve => this.socket.on('close', code => {
      frames.closed(code)
      resolve(code)
    }))
  }

  #send(type, data) {
    const text = JSON.stringify({ type, data })
    frames.sent(text)
    this.socket.send(text)
  }

  #hear({ type, data }) {
    if (type === sendMsg) this.messages.push(data)
    else if (type === userOnlineCount) this.count = data.count
    else if (type === sendName) Object.assign(this, data)
    else if (type === sendUserList) this.users = data.users
    else this.strange.push(type)
    this.#waits = this.#waits.filter(wait => !wait.wants() || wait.resolve())
  }

  /** Answers when what this client knows is so. */
  until(what, wants) {
    if (wants()) return Promise.resolve()
    return within(10_000, what, new Promise(resolve => this.#waits.push({ wants, resolve })))
  }

  async signedIn() {
    await this.until('being told who one is', () => this.token !== undefined && this.userId !== undefined)
    return this
  }

  /** The first message that fits. */
  async told(text) {
    await this.until(`hearing “${text}”`, () => this.messages.some(message => message.text === text))
    return this.messages.find(message => message.text === text)
  }

  changeName(name) { this.#send('changeName', { name }) }
  sayToAll(text) { this.#send('msg', { text }) }
  sayTo(to, text) { this.#send('msg', { to, text }) }

  async leave() {
    this.socket.close()
    return within(5_000, 'the goodbye', this.closed)
  }
}
