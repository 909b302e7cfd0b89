// Every conversation of protocol/transcripts, held with the real program.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WebSocket } from 'ws'
import { mint, tampered } from '../original/tokens.mjs'
import { frames } from '../process/frames.mjs'
import { Server } from '../process/server.mjs'
import { Uploads } from '../process/uploads.mjs'
import { within } from '../process/within.mjs'
import { transcripts, Words } from './transcript.mjs'

const patience = 5_000
const moment = 150

// Who is here and who writes is folded and comes when it comes.
const isPresence = frame => [2, 4, 8, 34].includes(frame.type)
const pass = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

/** One name of a conversation: a connection, and what it heard that the conversation has not come to. */
class Seat {
  heard = []
  #changed = () => {}

  constructor(url, onName) {
    this.socket = new WebSocket(url, { perMessageDeflate: false })
    this.opened = new Promise((resolve, reject) => this.socket.once('open', resolve).once('error', reject))
    this.closed = new Promise(resolve => this.socket.once('close', code => {
      frames.closed(code)
      this.code = code
      resolve(code)
    }))
    this.socket.on('message', bytes => {
      frames.received(bytes.toString())
      const frame = JSON.parse(bytes)
      if (frame.type === 3) onName(frame.data)
      this.heard.push(frame)
      this.#changed()
    })
  }

  /** In one breath. */
  say(texts) {
    this.socket._socket.cork()
    for (const text of texts) {
      frames.sent(text)
      this.socket.send(text)
    }
    this.socket._socket.uncork()
  }

  take(words, pattern) {
    for (const [at, frame] of this.heard.entries()) {
      if (words.fits(pattern, frame)) return this.heard.splice(at, 1).length === 1
      if (!isPresence(frame) && !isPresence(pattern)) return false
    }
    return false
  }

  async hear(words, pattern) {
    const wait = async () => {
      while (!this.take(words, pattern)) await new Promise(resolve => { this.#changed = resolve })
    }
    try {
      await within(patience, 'it', wait())
    } catch {
      assert.fail(`should hear ${JSON.stringify(pattern)} and heard ${JSON.stringify(this.heard)}`)
    }
  }

  unexpected() { return this.heard.filter(frame => !isPresence(frame)) }
}

class Player {
  seats = new Map()
  words = new Words()

  constructor(server) { this.server = server }

  async play(transcript) {
    for (const step of transcript.steps) {
      if (step.does === 'pass') await pass(step.milliseconds)
      for (const who of step.who) {
        await this.#play(step, who).catch(error => assert.fail(`${transcript.name}, line ${step.number}, ${who}: ${error.message}`))
      }
    }
    await pass(moment)
    for (const [who, seat] of this.seats) assert.deepEqual(seat.unexpected(), [], `${transcript.name}: ${who} heard more`)
  }

  async #play(step, who) {
    const seat = this.seats.get(who)
    switch (step.does) {
      case 'open': return this.#open(who)
      case 'connect': return this.#connect(who, step.original ? { name: who } : { name: who, v: 1 })
      case 'reconnect': return this.#connect(who, { token: `$${who}.token`, v: 1 })
      case 'disconnect':
        seat.heard.length = 0
        return seat.socket.terminate()
      case 'stop reading': return seat.socket.pause()
      case 'read again': return seat.socket.resume()
      case 'say': return seat.say(Array.from({ length: step.times }, () => this.words.say(step.frame)))
      case 'hear':
        for (let times = 0; times < step.times; times += 1) await seat.hear(this.words, step.pattern)
        return
      case 'send up': return this.#sendUp(step, who)
      case 'nothing':
        await pass(moment)
        return assert.deepEqual(seat.unexpected(), [])
      case 'closed': return assert.equal(await within(9_000, 'being closed', seat.closed), step.code)
    }
  }

  async #open(who) {
    const seat = new Seat(this.server.url, data => this.#introduce(who, data))
    await this.seats.get(who)?.socket.terminate()
    this.seats.set(who, seat)
    await within(patience, 'the connection', seat.opened)
    return seat
  }

  async #connect(who, data) {
    const seat = await this.#open(who)
    seat.say([this.words.say(JSON.stringify({ type: 'connection', data }))])
    await seat.hear(this.words, { type: 3, data: '…' })
    if (data.v) await seat.hear(this.words, { type: 14, data: '…' })
  }

  async #sendUp({ word, name }, who) {
    const uploads = new Uploads(this.server, { me: { token: JSON.parse(this.words.say(`"$${who}.token"`)) } })
    const { says } = await uploads.send(name, Buffer.from('tea'))
    this.words.bind(word, says.file)
  }

  #introduce(who, { userId, token }) {
    const now = Math.floor(Date.now() / 1_000)
    this.words.bind(`$${who}`, userId)
    this.words.bind(`$${who}.token`, token)
    this.words.bind(`$${who}.tampered`, tampered(token, 2))
    this.words.bind(`$${who}.expired`, mint(this.server.data, token, { iat: now - 400 * 86_400, exp: now - 86_400 }))
  }

  async leave() {
    for (const { socket } of this.seats.values()) socket.terminate()
    await Promise.all([...this.seats.values()].map(({ closed }) => within(patience, 'the end', closed)))
  }
}

for (const transcript of transcripts()) {
  const skip = transcript.players && !transcript.players.includes('binary') ? 'for other players' : false
  test(`${transcript.promise} (${transcript.name})`, { skip }, async () => {
    const server = await Server.open({ flags: ['--shards', '2', ...(transcript.limited ? [] : ['--limits', 'none'])] })
    const player = new Player(server)
    try {
      await player.play(transcript)
    } finally {
      await player.leave()
      await server.close()
    }
  })
}
