import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { Frame, Person, freshCid } from './person.mjs'
import { Server } from './server.mjs'
import { within } from './within.mjs'

const guests = 32
const pipelined = 8

/** Somebody who talks without a pause until told that the house closes. */
class Guest {
  sent = []
  answers = new Map()
  notices = []

  async come(url, at) {
    this.person = await Person.arrive(url, `guest ${at}`, { onFrame: frame => this.#hear(frame) })
    this.closed = this.person.closed
    await within(5_000, 'the greeting', new Promise(resolve => { this.greeted = resolve }))
    for (let more = 0; more < pipelined; more += 1) this.#say()
    return this
  }

  #say() {
    const cid = freshCid()
    this.sent.push(cid)
    this.person.send({ type: 'msg', data: { text: `${this.sent.length}`, cid } })
  }

  #hear({ type, data }) {
    if (type === Frame.name) this.greeted?.()
    if (type === Frame.notice) this.notices.push(data)
    if (type !== Frame.acknowledged && type !== Frame.refused) return
    this.answers.set(data.cid, { type, data })
    if (this.notices.length === 0) this.#say()
  }
}

let house
let people
before(async () => { house = await Server.open({ flags: ['--limits', 'none'] }) })
after(() => house.close())
beforeEach(async () => {
  people = await Promise.all(Array.from({ length: guests }, (_, at) => new Guest().come(house.url, at)))
})
afterEach(async () => {
  for (const guest of people) guest.person.socket.terminate()
})

for (const signal of ['SIGTERM', 'SIGINT']) {
  test(`After ${signal} everybody is told, answered and let go, the program ends with 0, and nothing acknowledged is lost`, async () => {
    await within(10_000, 'some talk', new Promise(resolve => {
      const timer = setInterval(() => {
        if (people.some(guest => guest.answers.size < 50)) return
        clearInterval(timer)
        resolve()
      }, 5)
    }))
    const before = people.map(guest => [...guest.sent])
    const { code, signal: endedBy } = await house.stop(signal)
    assert.deepEqual({ code, endedBy }, { code: 0, endedBy: null }, house.log)
    const goodbyes = await Promise.all(people.map(guest => within(2_000, 'the goodbye', guest.closed)))
    assert.deepEqual([...new Set(goodbyes.map(goodbye => goodbye.code))], [1012])
    for (const guest of people) {
      assert.equal(guest.notices.length, 1)
      assert.equal(guest.notices[0].kind, 'moving')
      assert.ok(guest.notices[0].retryAfter >= 0)
    }
    const unanswered = before.flatMap((cids, at) => cids.filter(cid => !people[at].answers.has(cid)))
    assert.deepEqual(unanswered, [], 'what was sent before the signal is answered')

    await house.start()
    const reader = await Person.arrive(house.url, 'reader')
    const { entries } = await reader.wholeLog('lobby')
    await reader.leave()
    const placeOf = new Map(entries.map(({ data }) => [data.cid, data.seq]))
    assert.equal(placeOf.size, entries.length, 'no cid is there twice')
    for (const guest of people) {
      for (const [cid, { type, data }] of guest.answers) {
        if (type === Frame.acknowledged) assert.equal(placeOf.get(cid), data.seq)
        else if (data.code !== 'unavailable') assert.ok(!placeOf.has(cid), data.code)
      }
    }
  })
}
