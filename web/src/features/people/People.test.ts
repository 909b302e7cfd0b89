// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import type { PeopleFound, RosterShown } from '../../app/teahouse'
import { languageKey } from '../../words/words'
import People from './People.vue'

const person = (name: string, self = false) => ({ userId: name, name, self, online: true })
const some = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => person(`guest ${from + i}`))
const crowd: RosterShown = { people: [person('me', true), ...some(0, 3)], count: 1_000, fresh: true, whole: false }

function panel(roster: RosterShown, find: (words: string, after?: string) => Promise<PeopleFound | undefined>) {
  const page = mount(People, { props: { roster, room: 'lobby', closable: false, find }, global: { provide: { [languageKey]: ref('en') } } })
  return { page, names: () => page.findAll('li .label').map(label => label.text()) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('who is in a room', () => {
  test('is known without asking when there are few', async () => {
    const find = vi.fn()
    const { page, names } = panel({ ...crowd, count: 4, whole: true }, find)
    await page.get('input').setValue('guest 2')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(names()).toEqual(['guest 2'])
    expect(find).not.toHaveBeenCalled()
  })

  test('is asked for when it is a crowd, piece by piece as one scrolls, oneself first', async () => {
    const find = vi.fn(async (_: string, after?: string) => after ? { people: some(5, 9) } : { people: [...some(0, 5), person('me', true)], next: 'guest 4' })
    const { page, names } = panel(crowd, find)
    await flushPromises()
    expect(names()).toEqual(['me', 'guest 0', 'guest 1', 'guest 2', 'guest 3', 'guest 4'])
    expect(page.text()).toContain('and 994 more')
    await page.get('ul').trigger('scroll')
    await flushPromises()
    expect(find).toHaveBeenLastCalledWith('', 'guest 4')
    expect(names()).toHaveLength(10)
    await page.get('ul').trigger('scroll')
    expect(find, 'that was the end').toHaveBeenCalledTimes(2)
  })

  test('is looked for by name in the whole house, and the newest words count', async () => {
    const answers = new Map<string, (found: PeopleFound) => void>()
    const { page, names } = panel(crowd, words => new Promise(done => answers.set(words, done)))
    answers.get('')!({ people: some(0, 5) })
    await page.get('input').setValue('zo')
    await vi.advanceTimersByTimeAsync(200)
    await page.get('input').setValue('zoe')
    await vi.advanceTimersByTimeAsync(200)
    answers.get('zoe')!({ people: [person('zoe')] })
    answers.get('zo')!({ people: [person('zora'), person('zoe')] })
    await flushPromises()
    expect(names()).toEqual(['zoe'])
    await page.get('input').setValue('yuri')
    await vi.advanceTimersByTimeAsync(200)
    expect(page.text(), 'not before the answer').not.toContain('Nobody')
    answers.get('yuri')!({ people: [] })
    await flushPromises()
    expect(page.get('[role=status]').text()).toContain('yuri')
  })

  test('is looked at anew when people came and went, after a while, unless one has scrolled on', async () => {
    const find = vi.fn(async () => ({ people: some(0, 5), next: 'guest 4' }))
    const { page } = panel(crowd, find)
    await flushPromises()
    await page.setProps({ roster: { ...crowd, count: 1_001 } })
    await vi.advanceTimersByTimeAsync(19_000)
    expect(find).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(find).toHaveBeenCalledTimes(2)
    await page.get('ul').trigger('scroll')
    await flushPromises()
    await page.setProps({ roster: { ...crowd, count: 1_002 } })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(find, 'the piece that was scrolled to, and no more').toHaveBeenCalledTimes(3)
  })

  test('is found among those we know when the house does not answer, and not among those of another question', async () => {
    const answers = [{ people: [person('zora')] }, undefined]
    const { page, names } = panel(crowd, async () => answers.shift())
    await flushPromises()
    await page.get('input').setValue('guest 2')
    await vi.advanceTimersByTimeAsync(200)
    expect(names()).toEqual(['guest 2'])
  })

  test('has just come when one was told so, and not when a crowd has gone and everybody is named again', async () => {
    const few = (...people: string[]): RosterShown => ({ people: people.map(name => person(name)), count: people.length, fresh: true, whole: true })
    const { page } = panel(crowd, async () => undefined)
    const fresh = () => page.findAll('.person.fresh .label').map(label => label.text())
    await page.setProps({ roster: few('ana', 'ben') })
    expect(fresh()).toEqual([])
    await page.setProps({ roster: few('ana', 'ben', 'cem') })
    expect(fresh()).toEqual(['cem'])
  })

  test('is as it was last seen when the line is cut', async () => {
    const find = vi.fn(async () => ({ people: some(0, 5) }))
    const { names } = panel({ ...crowd, fresh: false }, find)
    await flushPromises()
    expect(find).not.toHaveBeenCalled()
    expect(names()).toEqual(['me', 'guest 0', 'guest 1', 'guest 2'])
  })
})
