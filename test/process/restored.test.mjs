// A backup is a copy of the data directory. What was said after it is gone when it is put back, and its positions are
// given once more, to other messages: nobody may take those for what they have.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { afterEach, beforeEach, test } from 'node:test'
import { Frame, Person, freshCid } from './person.mjs'
import { Server, program } from './server.mjs'

const restored = data => spawnSync(program, ['restored', '--data', data], { encoding: 'utf8' })

let house
beforeEach(async () => { house = await Server.open({ flags: ['--limits', 'none'] }) })
afterEach(async () => {
  await house.close()
  for (const suffix of ['-backup', '-empty']) fs.rmSync(house.data + suffix, { recursive: true, force: true })
})

const roomsOf = async person => new Map((await person.next(Frame.myRooms)).data.rooms.map(room => [room.kind, room]))

async function talk(person, rooms, times, about) {
  for (let time = 1; time <= times; time += 1) {
    for (const to of rooms) assert.equal((await person.say(`${about} ${time}`, { to })).type, Frame.acknowledged)
  }
}

/** What somebody is told who has everything up to `since` of an epoch. */
async function resume(person, room, since, epoch) {
  const id = `resume-${room}`
  person.send({ type: 'subscribe', id, data: { room, since, epoch } })
  const { data: subscribed } = await person.next(Frame.subscribed, (_, frame) => frame.id === id)
  const { data: page } = await person.next(Frame.page, (_, frame) => frame.id === id)
  return { subscribed, page }
}

const textsOf = page => page.entries.flatMap(({ type, data }) => type === Frame.said ? [data.text] : [])

async function putBack() {
  await house.stop()
  fs.rmSync(house.data, { recursive: true })
  fs.cpSync(`${house.data}-backup`, house.data, { recursive: true })
}

test('After a backup was put back, who had heard more hears everything that is said from then on, in every room', async () => {
  const ben = await Person.arrive(house.url, 'ben')
  const ana = await Person.arrive(house.url, 'ana')
  ana.send({ type: 'createRoom', data: { name: 'tea', cid: freshCid() } })
  const tea = (await ana.next(Frame.roomEntered)).data
  await talk(ana, ['lobby', tea.room, ben.me.userId], 3, 'before the backup')
  await house.stop()
  fs.cpSync(house.data, `${house.data}-backup`, { recursive: true })

  await house.start()
  let again = await Person.arrive(house.url, undefined, { identity: ana.identity })
  await talk(again, ['lobby', tea.room, ben.me.userId], 20, 'lost')
  await again.leave()
  const last = await Person.arrive(house.url, undefined, { identity: ana.identity })
  const heard = await roomsOf(last)
  assert.deepEqual([...heard.keys()].sort(), ['direct', 'lobby', 'open'])

  await putBack()
  const said = restored(house.data)
  assert.equal(said.status, 0, said.stderr)
  assert.match(said.stdout, /^[^\n]*epoch \d+[^\n]*\n$/)
  await house.start()

  const speaker = await Person.arrive(house.url, undefined, { identity: ben.identity })
  again = await Person.arrive(house.url, undefined, { identity: ana.identity })
  const now = await roomsOf(again)
  for (const [kind, { room, epoch, head }] of heard) {
    const { subscribed, page } = await resume(again, room, head, epoch)
    assert.ok(subscribed.epoch > epoch, kind)
    assert.equal(subscribed.epoch, now.get(kind).epoch)
    assert.equal(page.epoch, subscribed.epoch)
    assert.ok(page.head < head)
    assert.deepEqual(textsOf(page), [1, 2, 3].map(time => `before the backup ${time}`), kind)
  }
  speaker.send({ type: 'join', data: { room: tea.room, cid: freshCid() } })
  await speaker.next(Frame.roomEntered, ({ room }) => room === tea.room)
  for (const to of ['lobby', tea.room, ana.me.userId]) {
    assert.equal((await speaker.say('after it', { to })).type, Frame.acknowledged)
  }
  for (const { room, head } of heard.values()) {
    const { data } = await again.next(Frame.said, message => message.room === room && message.text === 'after it')
    assert.ok(data.seq <= head, 'at a position that was another message’s')
  }
})

test('A conversation that is newer than the backup, and begins again, is of the new epoch wherever it is told', async () => {
  const ben = await Person.arrive(house.url, 'ben')
  const ana = await Person.arrive(house.url, 'ana')
  await house.stop()
  fs.cpSync(house.data, `${house.data}-backup`, { recursive: true })

  await house.start()
  let again = await Person.arrive(house.url, undefined, { identity: ana.identity })
  await talk(again, [ben.me.userId], 20, 'lost')
  const last = await Person.arrive(house.url, undefined, { identity: ana.identity })
  const { room, epoch, head } = (await roomsOf(last)).get('direct')
  await putBack()
  assert.equal(restored(house.data).status, 0)
  await house.start()

  const speaker = await Person.arrive(house.url, undefined, { identity: ben.identity })
  again = await Person.arrive(house.url, undefined, { identity: ana.identity })
  const now = (await roomsOf(again)).get('lobby').epoch
  again.send({ type: 'subscribe', id: 'with', data: { with: ben.me.userId, since: head, epoch } })
  const { data: page } = await again.next(Frame.page, (_, frame) => frame.id === 'with')
  const { data: subscribed } = await again.next(Frame.subscribed, (_, frame) => frame.id === 'with')
  assert.equal((await speaker.say('after it', { to: ana.me.userId })).type, Frame.acknowledged)
  const { data: said } = await again.next(Frame.said, message => message.room === room)
  const { data: entered } = await again.next(Frame.roomEntered)
  for (const who of [again, speaker]) who.send({ type: 'ping' })
  const pongs = await Promise.all([again, speaker].map(who => who.next(Frame.pong)))
  const heads = pongs.map(({ data }) => data.heads.find(told => told.room === room))
  assert.equal(said.seq, 1)
  assert.deepEqual([page, subscribed, entered, ...heads].map(told => told.epoch), Array(5).fill(now))
})

test('A backup that is put back twice has two epochs', async () => {
  await house.stop()
  fs.cpSync(house.data, `${house.data}-backup`, { recursive: true })
  const epochs = []
  for (const time of [1, 2]) {
    await house.start()
    const ana = await Person.arrive(house.url, 'ana')
    epochs.push((await roomsOf(ana)).get('lobby').epoch)
    await putBack()
    assert.equal(restored(house.data).status, 0, `time ${time}`)
    assert.equal(restored(house.data).status, 0, 'to say it twice does no harm')
  }
  assert.equal(epochs[0], 1)
  assert.ok(epochs[1] > Date.now() / 1000 - 100)
})

test('What is in use, or is not there, was not put back', async () => {
  const used = restored(house.data)
  assert.equal(used.status, 1)
  assert.match(used.stderr, /^teahouse: another teahouse is running on the data directory [^\n]*\n$/)

  const missing = restored(`${house.data}-empty`)
  assert.equal(missing.status, 1)
  assert.match(missing.stderr, /^teahouse: there is no teahouse\.db in the data directory [^\n]*\n$/)
  assert.equal(fs.existsSync(`${house.data}-empty`), false)
})
