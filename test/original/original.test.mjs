import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { Frame, Person } from '../process/person.mjs'
import { Server } from '../process/server.mjs'
import { within } from '../process/within.mjs'
import { OriginalClient } from './original_client.mjs'
import { mint, tampered } from './tokens.mjs'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const day = 24 * 60 * 60

let house
let guests = []

before(async () => { house = await Server.open() })
after(() => house.close())
afterEach(async () => {
  const strange = guests.flatMap(guest => guest.strange)
  await Promise.all(guests.map(guest => guest.leave()))
  guests = []
  assert.deepEqual(strange, [], 'an original client hears the numbers 1 to 4 only')
})

const come = (name, identity = {}) => {
  const guest = new OriginalClient(house.url, { ...identity, name })
  guests.push(guest)
  return guest.signedIn()
}
const thrownOut = identity => {
  const guest = new OriginalClient(house.url, identity)
  return within(5_000, 'being thrown out', guest.closed)
}
const names = guest => guest.users.map(user => user.name).sort()

test('An original client is given a UUID, a token and its name', async () => {
  const ana = await come('ana')
  assert.match(ana.userId, uuid)
  assert.equal(ana.token.split('.').length, 3)
  assert.equal(ana.name, 'ana')
})

test('One who brings no name is given one', async () => {
  const somebody = await come(undefined)
  assert.ok(somebody.name.length > 0)
})

test('Two original clients talk in the lobby, and each hears both in the same order', async () => {
  const ana = await come('ana')
  const ben = await come('ben')
  ana.sayToAll('good morning')
  await ben.told('good morning')
  ben.sayToAll('good morning to you')
  const heard = await ana.told('good morning to you')
  assert.deepEqual(heard.from, { userId: ben.userId, name: 'ben' })
  await ben.told('good morning to you')
  await ana.told('good morning')
  assert.deepEqual(ana.messages.map(message => message.seq), ben.messages.map(message => message.seq))
})

test('What is said to one person is heard by the two of them and by nobody else', async () => {
  const ana = await come('ana')
  const ben = await come('ben')
  const cem = await come('cem')
  ana.sayTo(ben.userId, 'between us')
  const heard = await ben.told('between us')
  assert.equal(heard.to, ben.userId)
  assert.equal(heard.from.userId, ana.userId)
  await ana.told('between us')
  ben.sayTo(ana.userId, 'and back')
  await ana.told('and back')
  ana.sayToAll('for everyone')
  await cem.told('for everyone')
  assert.deepEqual(cem.messages.map(message => message.text), ['for everyone'])
})

test('The list and the count follow who comes, is renamed and goes', async () => {
  const ana = await come('ana')
  const ben = await come('ben')
  await ana.until('seeing two', () => ana.count === 2 && ana.users.length === 2)
  const cem = await come('cem')
  await ana.until('seeing three', () => ana.count === 3 && names(ana).join() === 'ana,ben,cem')
  cem.changeName('cemile')
  await ana.until('the new name', () => names(ana).join() === 'ana,ben,cemile')
  await cem.until('the answer', () => cem.name === 'cemile')
  await cem.leave()
  await ana.until('seeing two again', () => ana.count === 2 && names(ana).join() === 'ana,ben')
  await ben.until('ben seeing two again', () => ben.count === 2 && ben.users.every(user => user.userId !== cem.userId))
})

test('Whose line just breaks leaves the list too', async () => {
  const ana = await come('ana')
  const ben = await come('ben')
  await ana.until('seeing two', () => ana.count === 2)
  ben.socket.terminate()
  await ana.until('being alone', () => ana.count === 1 && names(ana).join() === 'ana')
})

test('Who comes back with userId and token is the same person', async () => {
  const ana = await come('ana')
  const { userId, token } = ana
  await ana.leave()
  const again = await come(undefined, { userId, token })
  assert.equal(again.userId, userId)
  assert.equal(again.name, 'ana')
  const ben = await come('ben')
  again.sayToAll('I am still ana')
  const heard = await ben.told('I am still ana')
  assert.deepEqual(heard.from, { userId, name: 'ana' })
})

for (const [part, name] of ['header', 'payload', 'signature'].entries()) {
  test(`Who changed the token's ${name} is thrown out with 4103`, async () => {
    const { userId, token } = await come('ana')
    assert.equal(await thrownOut({ userId, token: tampered(token, part) }), 4103)
    assert.equal(await thrownOut({ token: tampered(token, part) }), 4103)
  })
}

test('A token that is no token is thrown out with 4103', async () => {
  for (const token of ['a', 'a.b', 'a.b.c', '..', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290In0.']) {
    assert.equal(await thrownOut({ token }), 4103, token)
  }
})

test('A token that has expired is thrown out with 4102, and one of yesterday is not', async () => {
  const { userId, token } = await come('ana')
  const now = Math.floor(Date.now() / 1000)
  const expired = mint(house.data, token, { iat: now - 31 * day, exp: now - day })
  assert.equal(await thrownOut({ userId, token: expired }), 4102)
  const older = mint(house.data, token, { iat: now - day, exp: now + day })
  const again = await come(undefined, { userId, token: older })
  assert.equal(again.userId, userId)
})

test('A token is good for one person only: with another userId it is thrown out', async () => {
  const ana = await come('ana')
  const ben = await come('ben')
  assert.equal(await thrownOut({ userId: ben.userId, token: ana.token }), 4104)
})

test('An original client that says nothing is let go, and so is one that does not begin with who it is', async () => {
  const silent = await Person.arrive(house.url, undefined, { onFrame: () => {} })
  await silent.leave()
  const rude = new Person(house.url)
  await rude.opened
  rude.send({ type: 'msg', data: { text: 'hello' } })
  assert.equal((await within(5_000, 'being let go', rude.closed)).code, 4101)
  const mute = new Person(house.url)
  assert.equal((await within(9_000, 'being let go', mute.closed)).code, 4100)
})

test('What an original client may not say is not said, and it hears nothing of it', async () => {
  const ana = await come('ana')
  ana.sayToAll('   ')
  ana.sayToAll('x'.repeat(4_001))
  ana.sayTo('nobody', 'hello')
  ana.sayToAll('this is said')
  await ana.told('this is said')
  assert.deepEqual(ana.messages.map(message => message.text), ['this is said'])
})

test('An original client and one that knows everything hear each other, once each', async () => {
  const ana = await come('ana')
  const ben = await Person.arrive(house.url, 'ben')
  ana.sayToAll('from the old to the new')
  const heard = await ben.next(Frame.said, data => data.text === 'from the old to the new')
  assert.equal(heard.data.from.userId, ana.userId)
  await ben.say('from the new to the old')
  await ana.told('from the new to the old')
  await ben.say('only to you', { to: ana.userId })
  await ana.told('only to you')
  ana.sayTo(ben.me.userId, 'and only to you')
  await ben.next(Frame.said, data => data.text === 'and only to you')
  await ana.told('and only to you')
  assert.equal(ana.messages.length, 4)
  await ben.leave()
})
