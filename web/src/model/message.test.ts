import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { User } from '../protocol/frames.gen'
import { type Message, type MessageChange, requoted, revised, updated, wished } from './message'

const ana: User = { userId: 'ana', name: 'ana' }
const ben: User = { userId: 'ben', name: 'ben' }
const said: Message = { text: 'hello' }
const about = (seq: number, from = ana) => ({ room: 'lobby', seq, id: `${seq}`, from, target: 1, at: 0 })
const edit = (seq: number, text: string): MessageChange => ({ type: 20, data: { ...about(seq), text } })
const recall = (seq: number): MessageChange => ({ type: 21, data: about(seq) })
const react = (seq: number, emoji: string, on: boolean, count: number, from = ana): MessageChange => ({ type: 22, data: { ...about(seq, from), emoji, on, count } })
const pin = (seq: number, on: boolean): MessageChange => ({ type: 45, data: { ...about(seq), on } })
const after = (...changes: readonly MessageChange[]) => changes.reduce(revised, said)

describe('a message', () => {
  it('has the words of its newest edit, in whatever order edits come', () => {
    for (const changes of [[edit(2, 'two'), edit(3, 'three')], [edit(3, 'three'), edit(2, 'two')]])
      expect(after(...changes)).toEqual({ text: 'three', edited: 3 })
  })

  it('keeps its words when an edit comes whose own are forgotten', () => {
    expect(after(edit(2, 'two'), edit(3, ''))).toEqual({ text: 'two', edited: 2 })
  })

  it('has no words once it was recalled, whatever comes after', () => {
    const now = after(react(2, '👍', true, 1), recall(3), edit(4, 'four'), react(5, '👍', true, 2, ben))
    expect(now).toEqual({ text: '', recalled: 3, reactions: [] })
  })

  it('counts as the newest reaction of each emoji says, and names who is known', () => {
    const now = after(react(2, '👍', true, 1), react(4, '👍', true, 2, ben), react(3, '🎉', true, 1))
    expect(now.reactions).toEqual([{ emoji: '👍', count: 2, seq: 4, users: [ana, ben] }, { emoji: '🎉', count: 1, seq: 3, users: [ana] }])
    expect(revised(now, react(3, '👍', false, 0)).reactions).toEqual(now.reactions)
    expect(revised(now, react(5, '👍', false, 1)).reactions![0]).toEqual({ emoji: '👍', count: 1, seq: 5, users: [ben] })
  })

  it('is pinned as the newest word about it says, and not once it was recalled', () => {
    for (const changes of [[pin(2, true), pin(3, false)], [pin(3, false), pin(2, true)]])
      expect(after(...changes).pin).toEqual({ seq: 3, on: false })
    expect(updated(after(pin(2, true)), { text: 'hello', pin: { seq: 4, on: false } }, 4).pin).toEqual({ seq: 4, on: false })
    expect(updated(after(pin(5, true)), { text: 'hello', pin: { seq: 4, on: false } }, 4).pin).toEqual({ seq: 5, on: true })
    expect(after(pin(2, true), recall(3), pin(4, true)).pin).toBeUndefined()
    expect(wished(said, { text: '', change: { do: 'pin', target: 1, on: true } }, ana).pin?.on).toBe(true)
  })

  it('takes from a later reading what it did not hear of', () => {
    const before = after(react(2, '👍', true, 1))
    expect(updated(before, { text: 'hallo', edited: 3, reactions: [{ emoji: '🎉', count: 1, seq: 4, users: [ben] }] }, 5))
      .toEqual({ text: 'hallo', edited: 3, reactions: [{ emoji: '👍', count: 0, seq: 5, users: [] }, { emoji: '🎉', count: 1, seq: 4, users: [ben] }] })
  })

  it('takes nothing from a reading that is older than what it heard', () => {
    const before = after(edit(7, 'seven'), react(8, '👍', true, 1))
    expect(updated(before, { text: 'six', edited: 6 }, 6)).toBe(before)
  })

  it('is the same object when nothing is new', () => {
    const before = after(edit(2, 'two'), react(3, '👍', true, 1))
    expect(revised(before, edit(2, 'two'))).toBe(before)
    expect(revised(before, react(3, '👍', true, 1))).toBe(before)
    expect(updated(before, before, 3)).toBe(before)
    expect(updated(said, said, 9)).toBe(said)
    expect(requoted(said, 'x')).toBe(said)
  })

  it('shows what somebody wants before it is answered, and not twice', () => {
    expect(wished(said, { text: 'hallo', change: { do: 'edit', target: 1 } }, ana)).toMatchObject({ text: 'hallo' })
    expect(wished(said, { text: '', change: { do: 'recall', target: 1 } }, ana)).toMatchObject({ text: '' })
    const now = wished(said, { text: '', change: { do: 'react', target: 1, emoji: '👍', on: true } }, ana)
    expect(now.reactions).toMatchObject([{ emoji: '👍', count: 1, users: [ana] }])
    expect(wished(now, { text: '', change: { do: 'react', target: 1, emoji: '👍', on: true } }, ana)).toBe(now)
  })

  it('is the same at the end for whoever hears all changes, in any order and more than once', () => {
    const emoji = fc.constantFrom('👍', '🎉')
    const change = fc.oneof(
      fc.record({ kind: fc.constant('edit'), text: fc.constantFrom('one', 'two', 'three') }),
      fc.record({ kind: fc.constant('react'), emoji, on: fc.boolean(), count: fc.nat(5) }),
    )
    fc.assert(fc.property(fc.array(change, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (wanted, dice) => {
      const changes = wanted.map((one, i) => 'text' in one ? edit(i + 2, one.text) : react(i + 2, one.emoji, one.on, one.count))
      const mixed = [...changes, ...changes].map(one => ({ one, at: dice.next().value })).sort((a, b) => a.at - b.at).map(({ one }) => one)
      const gist = ({ text, edited, reactions = [] }: Message) => ({ text, edited, counts: new Map(reactions.map(({ emoji, count, seq }) => [emoji, `${count} ${seq}`])) })
      expect(gist(after(...mixed))).toEqual(gist(after(...changes)))
    }))
  })
})

describe('a quotation', () => {
  it('follows the words it quotes, as far as a quotation goes', () => {
    const answer: Message = { text: 'yes', reply: { seq: 1, from: ana, text: 'hello' } }
    expect(requoted(answer, '茶'.repeat(200)).reply?.text).toBe('茶'.repeat(120))
    expect(requoted(answer, '').reply?.text).toBe('')
  })
})
