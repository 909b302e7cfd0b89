// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { ref } from 'vue'
import type { RefusalCode } from '../../protocol/frames.gen'
import { languageKey } from '../../words/words'
import MakeRoom from './MakeRoom.vue'

/** A form whose room was refused, and its two fields. */
async function refused(code: RefusalCode) {
  const form = mount(MakeRoom, { props: { create: async () => ({ refused: code }) }, global: { provide: { [languageKey]: ref('en') } } })
  const [name, topic] = form.findAll('input[type=text]')
  await name!.setValue('Tea')
  await topic!.setValue('about tea')
  await form.trigger('submit')
  await flushPromises()
  return { form, name: name!, topic: topic!, wrong: () => form.findAll('input[type=text]').map(input => input.attributes('aria-invalid')) }
}

describe('opening a room', () => {
  test('a name that will not do is marked, until another one is typed', async () => {
    const { form, name, wrong } = await refused('roomNameTaken')
    expect(form.get('.note').text()).toBe('Another room already has this name.')
    expect(wrong()).toEqual(['true', 'false'])
    await name.setValue('Green tea')
    expect(form.get('.note').text()).toBe('')
    expect(wrong()).toEqual(['false', 'false'])
  })

  test('a topic that is too long is marked, and told with its own limit', async () => {
    const { form, topic, wrong } = await refused('textTooLong')
    expect(form.get('.note').text()).toBe('What it is about is over 200 characters.')
    expect(wrong()).toEqual(['false', 'true'])
    await topic.setValue('tea')
    expect(form.get('.note').text()).toBe('')
    expect(topic.attributes('maxlength')).toBe('200')
  })

  test('who wants it private says so before the door opens', async () => {
    const asked: unknown[] = []
    const form = mount(MakeRoom, { props: { create: async (...what) => { asked.push(what); return { refused: 'unavailable' } } }, global: { provide: { [languageKey]: ref('en') } } })
    await form.get('input[type=text]').setValue('Moving day')
    await form.get('input[value=invited]').setValue()
    await form.trigger('submit')
    expect(asked).toEqual([['Moving day', '', 'invited']])
  })

  test('no field is to blame when the house did not answer', async () => {
    const { form, wrong } = await refused('unavailable')
    expect(form.get('.note').text()).toBe('The house did not answer.')
    expect(wrong()).toEqual(['false', 'false'])
  })
})
