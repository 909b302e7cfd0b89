import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf } from './checker.mjs'
import { Ledger } from './ledger.mjs'
import { Told } from './told.mjs'

/** A house in which all went well: ana said a1 to a3 in tea, ben b1, and both heard all four. `change` spoils it. */
function judge(change = () => {}) {
  const entries = ['a1', 'b1', 'a2', 'a3'].map((cid, at) => ({ seq: at + 1, id: `id-${cid}`, cid }))
  const log = new Map([['tea', { epoch: 1, head: 4, entries }]])
  const [ana, ben] = [new Ledger('ana'), new Ledger('ben')]
  const told = new Told()
  for (const cid of ['a1', 'a2', 'a3']) ana.say(cid, 'tea')
  ben.say('b1', 'tea')
  for (const { seq, id, cid } of entries) {
    (cid.startsWith('a') ? ana : ben).acknowledge(cid, 'tea', seq)
    for (const somebody of [ana, ben]) {
      told.add(somebody.who, { room: 'tea', epoch: 1, seq, id, cid })
      somebody.apply('tea', 1, seq)
    }
  }
  ana.say('a4', 'tea')
  ana.refuse('a4', 'textEmpty')
  const house = { log, ledgers: [ana, ben], told, ana, ben, tea: log.get('tea') }
  change(house)
  return faultsOf(house).map(fault => fault.invariant)
}

test('A house in which all went well has no fault', () => assert.deepEqual(judge(), []))

const spoiled = {
  'what was acknowledged is nowhere': ['I1', ({ ana }) => { ana.say('a5', 'tea'); ana.acknowledge('a5', 'tea', 5) }],
  'what was acknowledged is at another position': ['I1', ({ ana }) => { ana.acknowledged.set('a3', { room: 'tea', seq: 3 }) }],
  'the same was acknowledged at two positions': ['I1', ({ ana }) => { ana.acknowledge('a3', 'tea', 9) }],
  'a retry was taken for something new': ['I2', ({ tea }) => { tea.entries.push({ seq: 5, id: 'id-again', cid: 'a3' }); tea.head = 5 }],
  'a position is missing': ['I3', ({ tea }) => { tea.entries.push({ seq: 6, id: 'id-a6', cid: 'a6' }); tea.head = 6 }],
  'the head is not the last entry': ['I3', ({ tea }) => { tea.head = 5 }],
  'an observer applied over a hole': ['I4', ({ ben }) => { ben.apply('tea', 1, 6) }],
  'an observer applied something twice': ['I4', ({ ben }) => { ben.apply('tea', 1, 4) }],
  'an observer never heard the last one': ['I4', ({ ben }) => { ben.applied.set('tea', { epoch: 1, seq: 3 }) }],
  'a refused one appears': ['I5', ({ ana }) => { ana.refuse('a2', 'unavailable') }],
  'the order of saying is lost': ['I6', ({ ana }) => { ana.sent = new Map([...ana.sent].reverse()) }],
  'two observers were told different things': ['I7', ({ told }) => { told.add('cem', { room: 'tea', epoch: 1, seq: 4, id: 'id-x', cid: 'x' }) }],
  'something was told that nobody kept': ['I7', ({ told }) => { told.add('cem', { room: 'tea', epoch: 1, seq: 5, id: 'id-x', cid: 'x' }) }],
  'the log is another one than the observer knows': ['I7', ({ tea }) => { tea.epoch = 2 }],
  'a head went back': ['I8', ({ ben }) => { ben.headAfterReturn('tea', 3, ben.known('tea')) }],
}
for (const [words, [invariant, change]] of Object.entries(spoiled)) {
  test(`The checker notices when ${words}`, () => assert.ok(judge(change).includes(invariant)))
}
