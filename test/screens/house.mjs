import { Frame, freshCid, Person } from '../process/person.mjs'
import { elsewhere, people, rooms } from './conversation.mjs'

/** The guests of the picture, who talk through real sockets. */
export class Guests {
  #byName = new Map()
  #rooms = new Map()

  static async arrive(url) {
    const guests = new Guests()
    for (const name of people) guests.#byName.set(name, await Person.arrive(url, name))
    for (const { name, topic, by } of rooms) {
      const maker = guests.#byName.get(by)
      maker.send({ type: 'createRoom', id: name, data: { name, topic, cid: freshCid() } })
      const { data } = await maker.next(Frame.roomEntered, (_, frame) => frame.id === name)
      guests.#rooms.set(name, data.room)
    }
    return guests
  }

  say(name, text, to, reply) { return this.#byName.get(name).say(text, { to, reply }) }

  async enter(name, room) {
    const person = this.#byName.get(name)
    person.send({ type: 'join', id: room, data: { room: this.roomOf(room), cid: freshCid() } })
    await person.next(Frame.roomEntered, (_, frame) => frame.id === room)
  }

  /** Does something to a message of the lobby. */
  change(name, type, data) { return this.#byName.get(name).change(type, { room: 'lobby', ...data }) }

  idOf(name) { return this.#byName.get(name).me.userId }

  roomOf(name) { return this.#rooms.get(name) }

  async talkElsewhere() {
    for (const [name, room, text] of elsewhere) await this.say(name, text, this.roomOf(room))
  }

  async leave() {
    await Promise.all([...this.#byName.values()].map(person => person.leave()))
  }
}
