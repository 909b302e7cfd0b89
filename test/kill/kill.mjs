// Kills the server again and again while many people talk, and then holds every client's ledger against the store.
//
//   node kill/kill.mjs [--kills 60] [--clients 64] [--rooms 8] [--rate 2000] [--seed N] [--expect-failure]
//
// With --expect-failure it succeeds only if the checker finds a fault: for a program with a planted bug. TEAHOUSE_BIN names
// the program, TEAHOUSE_PLANT the bug.
import { parseArgs } from 'node:util'
import { Frame, Person, freshCid } from '../process/person.mjs'
import { Server } from '../process/server.mjs'
import { faultsOf } from './checker.mjs'
import { randomOf } from './random.mjs'
import { logsByHistory, logsOnDisk } from './store.mjs'
import { Talker } from './talker.mjs'
import { Told } from './told.mjs'

const { values } = parseArgs({
  options: {
    'kills': { type: 'string', default: '60' },
    'clients': { type: 'string', default: '64' },
    'rooms': { type: 'string', default: '8' },
    'rate': { type: 'string', default: '2000' },
    'seed': { type: 'string', default: String(Date.now() % 1_000_000) },
    'expect-failure': { type: 'boolean', default: false },
  },
})
const [kills, clients, rooms, rate, seed] = ['kills', 'clients', 'rooms', 'rate', 'seed'].map(name => Number(values[name]))
const random = randomOf(seed)
const pick = list => list[Math.floor(random() * list.length)]

const tick = 5
const shortest = 50
const longest = 1_000
/** Share of what is said that goes to the lobby, to one person, and that cannot be said at all. */
const share = { lobby: 0.05, direct: 0.03, refused: 0.01 }
/** How many restarts a client that stays away misses, at most: so that some come back to a marked hole. */
const absence = 12

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

async function untilAll(what, holds) {
  const end = Date.now() + 60_000
  for (;;) {
    const missing = holds()
    if (missing === 0) return
    if (Date.now() > end) throw new Error(`${what}: ${missing} still missing after a minute`)
    await pause(20)
  }
}

/** Everybody is known, the open rooms are there, and everyone is in the lobby, one open room and one direct room. */
async function settleIn(house, talkers) {
  const people = []
  for (const talker of talkers) {
    const person = await Person.arrive(house.url, talker.name)
    talker.identity = person.identity
    people.push(person)
  }
  const open = []
  for (let at = 0; at < rooms - 1; at += 1) {
    people[at].send({ type: 'createRoom', data: { name: `room ${at}`, cid: freshCid() } })
    const entered = await people[at].next(Frame.roomEntered)
    open.push(entered.data.room)
  }
  for (const [at, talker] of talkers.entries()) {
    const room = open[at % open.length]
    talker.room = room
    talker.friend = talkers[at ^ 1]?.identity.userId
    if (at >= open.length) {
      people[at].send({ type: 'join', data: { room, cid: freshCid() } })
      await people[at].next(Frame.roomEntered)
    }
    talker.listen({ room: 'lobby' })
    talker.listen({ room })
    if (talker.friend) talker.listen({ with: talker.friend })
  }
  await Promise.all(people.map(person => person.leave()))
  return open
}

class Crowd {
  #stopped = false
  #owed = 0
  #turn = 0
  /** Who may not come back before this many kills. */
  awayUntil = new Map()
  kills = 0

  constructor(house, talkers) {
    Object.assign(this, { house, talkers })
    this.talking = true
    this.done = this.#live()
  }

  async #live() {
    let before = Date.now()
    while (!this.#stopped) {
      await pause(tick)
      const now = Date.now()
      for (const talker of this.talkers) {
        if (talker.state === 'away' && (this.awayUntil.get(talker) ?? 0) <= this.kills) talker.come(this.house.url)
      }
      if (this.talking) this.#talk(Math.min(now - before, 100))
      before = now
    }
  }

  #talk(milliseconds) {
    this.#owed += rate * milliseconds / 1000
    for (let tries = this.talkers.length; this.#owed >= 1 && tries > 0; tries -= 1) {
      const talker = this.talkers[this.#turn++ % this.talkers.length]
      if (!talker.ready) continue
      this.#say(talker)
      this.#owed -= 1
      tries = this.talkers.length
    }
    this.#owed = Math.min(this.#owed, rate / 10)
  }

  #say(talker) {
    const dice = random()
    const text = `${talker.name} says ${dice}`
    if (dice < share.lobby) talker.say('lobby', text)
    else if (dice < share.lobby + share.direct && talker.friend) talker.say(talker.friend, text)
    else if (dice > 1 - share.refused) talker.say(talker.room, ' ')
    else talker.say(talker.room, text)
  }

  stop() {
    this.#stopped = true
    return this.done
  }
}

async function main() {
  console.log(`seed ${seed}: ${kills} kills, ${clients} clients, ${rooms} rooms, ${rate} messages a second`)
  const house = await Server.open({ flags: ['--limits', 'none'] })
  try {
    const told = new Told()
    const talkers = Array.from({ length: clients }, (_, at) => new Talker(at, told))
    await settleIn(house, talkers)
    const crowd = new Crowd(house, talkers)
    await untilAll('coming in', () => talkers.filter(talker => !talker.live).length)

    for (; crowd.kills < kills; crowd.kills += 1) {
      await pause(shortest + random() * (longest - shortest))
      if (random() < 0.5) crowd.awayUntil.set(pick(talkers), crowd.kills + 1 + Math.floor(random() * absence))
      await house.kill()
      await house.start()
    }
    crowd.awayUntil.clear()
    crowd.talking = false
    let rounds = 0
    await untilAll('settling down', () => {
      rounds += 1
      if (rounds % 10 === 0) for (const talker of talkers) if (talker.live) talker.ping()
      return talkers.filter(talker => !talker.settled || rounds < 40).length
    })
    return await judge(house, talkers, told, crowd)
  } finally {
    await house.close()
  }
}

async function judge(house, talkers, told, crowd) {
  const ledgers = talkers.map(talker => talker.ledger)
  const onDisk = logsOnDisk(house.database)
  const reader = await Person.arrive(house.url, undefined, { identity: talkers[0].identity })
  const readable = [...onDisk.keys()].filter(room => talkers[0].ledger.applied.has(room))
  const byHistory = await logsByHistory(reader, readable)
  await reader.leave()
  await crowd.stop()

  const faults = faultsOf({ log: onDisk, ledgers, told })
  for (const [room, read] of byHistory) {
    if (JSON.stringify(read) !== JSON.stringify(onDisk.get(room))) {
      faults.push({ invariant: 'I7', words: `${room} is told by history otherwise than it is on disk` })
    }
  }
  return report(talkers, faults, onDisk, crowd.kills)
}

function report(talkers, faults, log, done) {
  const sum = of => talkers.reduce((total, talker) => total + of(talker), 0)
  const of = (...invariants) => faults.filter(fault => invariants.includes(fault.invariant)).length
  const rows = {
    'kills': done,
    'sent': sum(talker => talker.ledger.sent.size),
    'acknowledged': sum(talker => talker.ledger.acknowledged.size),
    'refused, as they had to be': sum(talker => talker.ledger.refused.size),
    'entries in the logs': [...log.values()].reduce((total, { entries }) => total + entries.length, 0),
    'heard, by all together': sum(talker => talker.seen.entries),
    'returns to a marked hole': sum(talker => talker.seen.holes),
    'lost (I1)': of('I1'),
    'doubled (I2)': of('I2'),
    'out of order (I6, I8)': of('I6', 'I8'),
    'holes (I3, I4)': of('I3', 'I4'),
    'told and not so (I5, I7)': of('I5', 'I7'),
  }
  for (const [name, figure] of Object.entries(rows)) console.log(`${name.padEnd(28)} ${String(figure).padStart(9)}`)
  for (const { invariant, words } of faults.slice(0, 20)) console.log(`  ${invariant}: ${words}`)
  if (faults.length > 20) console.log(`  and ${faults.length - 20} more`)
  return faults
}

let failed
try {
  const faults = await main()
  failed = values['expect-failure'] ? faults.length === 0 : faults.length > 0
  if (failed && values['expect-failure']) console.log('The planted bug was not noticed.')
} catch (error) {
  console.error(error)
  failed = true
}
console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed')
process.exit(failed ? 1 : 0)
