// The cases are all there, once, in order, and are what they say.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesOf, sections } from './cases/all.mjs'

const inSections = { 1: 16, 2: 11, 3: 7, 4: 10, 5: 20, 6: 145, 7: 37, 9: 54, 10: 1, 12: 90, 13: 126 }

test('There are 517 cases, as many in each section as in the suite', () => {
  assert.deepEqual(Object.fromEntries(sections.map(({ number, cases }) => [number, cases.length])), inSections)
  assert.equal(casesOf().length, 517)
})

test('Each number is there once, in its section, and they are in order', () => {
  for (const { number: section, cases } of sections) {
    const numbers = cases.map(({ number }) => number.split('.').map(Number))
    for (const [at, number] of numbers.entries()) {
      assert.equal(number[0], section)
      if (at === 0) continue
      const before = numbers[at - 1]
      const place = number.findIndex((digit, level) => digit !== before[level])
      assert.ok(place > 0 && number[place] > before[place], `${before.join('.')} comes before ${number.join('.')}`)
      assert.ok(number.slice(place + 1).every(digit => digit === 1), `${number.join('.')} is the first of its kind`)
    }
  }
})

test('A part of the cases is named by how their numbers begin', () => {
  const numbers = (...beginnings) => casesOf(...beginnings).map(({ number }) => number)
  assert.deepEqual(numbers('6.4'), ['6.4.1', '6.4.2', '6.4.3', '6.4.4'])
  assert.equal(numbers('1').length, 16, 'and not those of 10, 12 and 13')
  assert.deepEqual(numbers('2.1.', '10'), ['2.1', '10.1.1'])
})

test('10.1.1 is cut into 51 frames, and what divides evenly ends with an empty one', () => {
  const frames = number => casesOf(number)[0].frames()
  assert.equal(frames('10.1.1').length, 51)
  assert.equal(frames('9.3.1').length, 65_537)
  assert.equal(frames('9.3.9').length, 1)
})

test('The cases say what is sent, what must come back and how it ends', () => {
  for (const one of casesOf()) {
    assert.ok(one.title && one.codes.length > 0 && ['client', 'server'].includes(one.closedBy), one.number)
    assert.ok(Boolean(one.rounds) === (one.heavy && /^(9\.[78]|12|13)\./.test(one.number) || false), one.number)
    assert.equal(Boolean(one.offers), /^1[23]\./.test(one.number), one.number)
  }
})
