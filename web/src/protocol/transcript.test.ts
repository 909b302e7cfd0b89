import { describe, expect, it } from 'vitest'
import { parsePattern, parseTranscript, Words } from './transcript'

describe('a transcript', () => {
  it('is read line by line', () => {
    const { promise, players, steps } = parseTranscript([
      '# What is said reaches everybody.',
      '# players: core, web',
      '',
      'ana, ben connect',
      'cem (original) connects',
      'phone opens',
      'ana > {"type": "msg", "data": {"text": "hi … there", "cid": "$cid"}}',
      'ana > 17 × {"type": "ping"}',
      'ana > not json',
      'ana, ben < {"type": 1, …}',
      'cem < nothing',
      'time passes 1.5 s',
      'ben is closed with 4103',
      'ana disconnects',
      'ana reconnects',
      'ana stops reading',
      'the store can only be read',
      'ana reads again',
    ].join('\n'))
    expect(promise).toBe('What is said reaches everybody.')
    expect(players).toEqual(['core', 'web'])
    expect(steps.map(step => 'who' in step ? `${step.line} ${step.who.join('+')} ${step.does}` : `${step.line} ${step.does}${step.does === 'pass' ? ` ${step.ms}` : ''}`)).toEqual([
      '4 ana+ben connect',
      '5 cem connect',
      '6 phone open',
      '7 ana send',
      '8 ana send',
      '9 ana send',
      '10 ana+ben hear',
      '11 cem hear nothing',
      '12 pass 1500',
      '13 ben be closed',
      '14 ana disconnect',
      '15 ana reconnect',
      '16 ana stop reading',
      '17 change the store',
      '18 ana read again',
    ])
    expect(steps[1]).toMatchObject({ original: true })
    expect(steps[4]).toMatchObject({ times: 17 })
    expect(steps[5]).toMatchObject({ frame: 'not json' })
  })

  it('that nobody understands names the line', () => {
    expect(() => parseTranscript('# Hello.\nana whistles')).toThrow('line 2')
  })
})

describe('a pattern', () => {
  const fits = (pattern: string, value: unknown, words = new Words()) => words.fits(parsePattern(pattern), value)

  it.each([
    ['{"a": 1}', { a: 1 }, true],
    ['{"a": 1}', { a: 2 }, false],
    ['{"a": 1}', { a: 1, b: 2 }, false],
    ['{"a": 1, …}', { b: 2, a: 1 }, true],
    ['{…}', { b: 2 }, true],
    ['{"a": …}', { a: [1] }, true],
    ['{"a": *}', { a: null }, true],
    ['{"a": …}', {}, false],
    ['[1, …]', [1, 2, 3], true],
    ['[…]', [], true],
    ['[1]', [1, 2], false],
    ['["…"]', ['…'], true],
    ['["a * b"]', ['a * b'], true],
    ['"$3×ab"', 'ababab', true],
    ['{"a": {"b": null}}', { a: { b: null } }, true],
  ] as const)('%s and %j: %s', (pattern, value, expected) => {
    expect(fits(pattern, value)).toBe(expected)
  })

  it('holds a word to what it meant before', () => {
    const words = new Words()
    expect(fits('{"a": "$x", "b": "$x"}', { a: 7, b: 7 }, words)).toBe(true)
    expect(fits('"$x"', 7, words)).toBe(true)
    expect(fits('"$x"', 8, words)).toBe(false)
  })

  it('that does not fit teaches no words', () => {
    const words = new Words()
    expect(fits('{"a": "$x", "b": 1}', { a: 7, b: 2 }, words)).toBe(false)
    expect(words.get('x')).toBeUndefined()
  })

  it('is filled with what fits it', () => {
    const words = new Words()
    words.set('ana', 'A')
    const pattern = parsePattern('{"from": "$ana", "at": …, "cid": "$cid", "again": "$cid", …}')
    const made = words.fill(pattern, field => `some ${field}`)
    expect(made).toEqual({ from: 'A', at: 'some at', cid: 'some cid', again: 'some cid' })
    expect(words.fits(pattern, made)).toBe(true)
  })
})
