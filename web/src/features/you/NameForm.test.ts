// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import type { RefusalCode } from '../../protocol/frames.gen'
import { languageKey } from '../../words/words'
import NameForm from './NameForm.vue'

const change = vi.fn<(name: string) => Promise<RefusalCode | undefined>>()
beforeEach(() => { change.mockReset().mockResolvedValue(undefined) })

const setup = () => mount(NameForm, {
  attachTo: document.body,
  props: { name: 'Quiet Wren', suggest: () => 'Warm Oolong', change, cancellable: true, eager: true },
  global: { provide: { [languageKey]: ref('en') } },
})

describe('changing a name', () => {
  test('takes the new name, trimmed, and is done', async () => {
    const form = setup()
    await form.get('input').setValue(' Ana ')
    await form.trigger('submit')
    await flushPromises()
    expect(change).toHaveBeenCalledExactlyOnceWith('Ana')
    expect(form.emitted('done')).toHaveLength(1)
  })

  test('an unchanged name asks nobody', async () => {
    const form = setup()
    await form.trigger('submit')
    expect(change).not.toHaveBeenCalled()
    expect(form.emitted('done')).toHaveLength(1)
  })

  test('an empty name is not sent, and the reason is said', async () => {
    const form = setup()
    await form.get('input').setValue('   ')
    await form.trigger('submit')
    expect(change).not.toHaveBeenCalled()
    expect(form.text()).toContain('A name needs something to see in it.')
  })

  test('length is counted as a person counts: 32 families are allowed, 33 are not', async () => {
    const form = setup()
    await form.get('input').setValue('👨‍👩‍👧'.repeat(33))
    expect(form.text()).toContain('over 32 characters')
    expect(form.get('[type=submit]').attributes('disabled')).toBeDefined()
    await form.get('input').setValue('👨‍👩‍👧'.repeat(32))
    await form.trigger('submit')
    expect(change).toHaveBeenCalledOnce()
  })

  test('what the server refuses is said beside the field, and the next key takes it back', async () => {
    change.mockResolvedValue('nameNotAllowed')
    const form = setup()
    await form.get('input').setValue('A\u202Eb')
    await form.trigger('submit')
    await flushPromises()
    expect(form.text()).toContain('hidden characters')
    expect(form.emitted('done')).toBeUndefined()
    await form.get('input').setValue('Ab')
    expect(form.text()).not.toContain('hidden characters')
  })

  test('an Enter that ends a composition saves nothing', async () => {
    const form = setup()
    const event = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true, bubbles: true })
    form.get('input').element.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
  })

  test('another name is one press away', async () => {
    const form = setup()
    await form.get('.another').trigger('click')
    expect(form.get('input').element.value).toBe('Warm Oolong')
  })
})
