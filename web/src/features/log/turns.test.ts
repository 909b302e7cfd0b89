// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { ref } from 'vue'
import { languageKey } from '../../words/words'
import Cup from './Cup.vue'
import Fold from './Fold.vue'
import type { FoldRow, OwnRow } from './rows'

const at = new Date(2026, 4, 23, 9, 45).getTime()
const global = { provide: { [languageKey]: ref('en') } }
const own = (more: Partial<OwnRow>): OwnRow => ({ kind: 'own', key: 'k', text: 'tea?', at, state: 'sent', first: true, last: true, waiting: 0, ...more })
const cup = (more: Partial<OwnRow>) => mount(Cup, { props: { row: own(more) }, global })

describe('a cup', () => {
  test('waiting and sending are told apart in words', () => {
    expect(cup({ state: 'waiting', waiting: 3 }).text()).toContain('3 waiting, they go out in order')
    expect(cup({ state: 'sending' }).text()).toContain('Sending')
  })

  test('the line of state is there from the start, so that being sent moves nothing', async () => {
    const wrapper = cup({ state: 'sending' })
    expect(wrapper.findAll('.state')).toHaveLength(1)
    await wrapper.setProps({ row: own({ state: 'sent' }) })
    expect(wrapper.findAll('.state')).toHaveLength(1)
    expect(wrapper.text()).toContain('Sent, 9:45')
  })

  test('inside a turn, only a failure has a line of its own', () => {
    expect(cup({ last: false }).find('.state').exists()).toBe(false)
    expect(cup({ last: false, state: 'failed' }).get('.state').text()).toContain('Not sent')
  })

  test('a failure says why, and can be retried or deleted', async () => {
    const wrapper = cup({ state: 'failed', reason: 'textTooLong', cid: 'c' })
    expect(wrapper.text()).toContain('over 4,000 characters')
    const [retry, discard] = wrapper.findAll('button')
    await retry!.trigger('click')
    await discard!.trigger('click')
    expect(wrapper.emitted()).toMatchObject({ retry: [[]], discard: [[]] })
  })

  test('what waits and is nowhere else can be cancelled, each by itself', async () => {
    const wrapper = cup({ state: 'waiting', cid: 'c', canCancel: true, last: false })
    await wrapper.get('button').trigger('click')
    expect(wrapper.emitted('discard')).toEqual([[]])
  })

  test('what may have gone out already cannot be cancelled', () => {
    expect(cup({ state: 'waiting', cid: 'c' }).find('button').exists()).toBe(false)
  })
})

describe('a fold', () => {
  const told = (userId: string, change: 'entered' | 'left') => ({ from: { userId, name: userId }, change, at })
  const fold = (changes: FoldRow['changes']) => mount(Fold, { props: { row: { kind: 'fold', key: 'f', seq: 1, changes } }, global })

  test('counts people, not comings', () => {
    const wrapper = fold([told('ana', 'entered'), told('ben', 'entered'), told('ana', 'left'), told('ana', 'entered')])
    expect(wrapper.get('button').text()).toBe('2 people came, 1 left')
    expect(wrapper.find('li').exists()).toBe(false)
  })

  test('opens to who it was, and closes again', async () => {
    const wrapper = fold([told('ana', 'entered'), told('ben', 'left')])
    await wrapper.get('button').trigger('click')
    expect(wrapper.findAll('li').map(li => li.text())).toEqual([expect.stringContaining('ana came'), expect.stringContaining('ben left')])
    expect(wrapper.get('button').attributes('aria-expanded')).toBe('true')
    await wrapper.get('button').trigger('click')
    expect(wrapper.find('li').exists()).toBe(false)
  })

  test('one person needs no folding', () => {
    const wrapper = fold([told('ana', 'entered')])
    expect(wrapper.find('button').exists()).toBe(false)
    expect(wrapper.text()).toContain('ana came')
  })
})
