// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { languageKey } from '../../words/words'
import Composer from './Composer.vue'

const send = vi.fn<(text: string) => boolean>()
let finger = false

function setup(kept = '') {
  const draft = ref(kept)
  const wrapper = mount(Composer, {
    attachTo: document.body,
    props: { draft, label: 'Write to tea', placeholder: 'Write to tea', hint: '', send },
    global: { provide: { [languageKey]: ref('en') } },
  })
  const box = wrapper.get('textarea')
  const type = async (text: string) => {
    box.element.value = text
    await box.trigger('input')
  }
  const enter = (init: KeyboardEventInit & { keyCode?: number } = {}) => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true, ...init })
    if (init.keyCode !== undefined)
      Object.defineProperty(event, 'keyCode', { value: init.keyCode })
    box.element.dispatchEvent(event)
    return event
  }
  return { wrapper, box, draft, type, enter }
}

beforeEach(() => {
  finger = false
  send.mockReset().mockReturnValue(true)
  vi.stubGlobal('matchMedia', (media: string) => ({ matches: media.includes('coarse') && finger, media, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

describe('the composer', () => {
  test('Enter sends what was typed and empties the box and the draft', async () => {
    const { box, draft, type, enter } = setup()
    await type('  tea?\n')
    expect(draft.value).toBe('  tea?\n')
    expect(enter().defaultPrevented).toBe(true)
    expect(send).toHaveBeenCalledExactlyOnceWith('tea?')
    expect(box.element.value).toBe('')
    expect(draft.value).toBe('')
  })

  test('Shift and Enter starts a line', async () => {
    const { type, enter } = setup()
    await type('tea')
    expect(enter({ shiftKey: true }).defaultPrevented).toBe(false)
    expect(send).not.toHaveBeenCalled()
  })

  test('an Enter inside a composition never sends', async () => {
    const { box, type, enter } = setup()
    await box.trigger('compositionstart')
    await type('cha')
    enter({ isComposing: true })
    enter()
    expect(send).not.toHaveBeenCalled()
  })

  test('an Enter with the key code of an input method never sends', async () => {
    const { type, enter } = setup()
    await type('茶')
    enter({ keyCode: 229 })
    expect(send).not.toHaveBeenCalled()
  })

  test('an Enter in the tick after a composition never sends, the next one does', async () => {
    vi.useFakeTimers()
    const { box, type, enter } = setup()
    await box.trigger('compositionstart')
    await type('茶')
    await box.trigger('compositionend')
    enter()
    expect(send).not.toHaveBeenCalled()
    vi.runAllTimers()
    enter()
    expect(send).toHaveBeenCalledExactlyOnceWith('茶')
    vi.useRealTimers()
  })

  test('the text box is the same element from the first key to the last', async () => {
    const { wrapper, box, type, enter } = setup()
    await type('one')
    await wrapper.setProps({ placeholder: 'Keep writing', hint: 'offline' })
    enter()
    await nextTick()
    await type('x'.repeat(4001))
    expect(wrapper.get('textarea').element).toBe(box.element)
  })

  test('blank text cannot be sent', async () => {
    const { wrapper, type, enter } = setup()
    await type(' \n\t')
    enter()
    expect(send).not.toHaveBeenCalled()
    expect(wrapper.get('.send').attributes('disabled')).toBeDefined()
  })

  test('counts in code points near the limit, and does not send past it', async () => {
    const { wrapper, type, enter } = setup()
    await type('🍵'.repeat(3990))
    expect(wrapper.text()).toContain('10 left')
    await type('🍵'.repeat(4001))
    expect(wrapper.text()).toContain('1 too many')
    enter()
    expect(send).not.toHaveBeenCalled()
  })

  test('what is not taken stays', async () => {
    send.mockReturnValue(false)
    const { box, draft, type, enter } = setup()
    await type('tea')
    enter()
    expect(box.element.value).toBe('tea')
    expect(draft.value).toBe('tea')
  })

  test('a kept draft is there when the room opens', () => {
    expect(setup('half a sen').box.element.value).toBe('half a sen')
  })

  test('a draft that is read later goes into the empty box that has the focus, and never into what is being typed', async () => {
    const { box, draft, type } = setup()
    expect(document.activeElement).toBe(box.element)
    draft.value = 'half a sen'
    await nextTick()
    await nextTick()
    expect(box.element.value).toBe('half a sen')
    await type('half a sentence')
    draft.value = 'from another tab'
    await nextTick()
    await nextTick()
    expect(box.element.value).toBe('half a sentence')
  })

  test('for a finger, Enter is a new line and the keyboard waits to be asked for', async () => {
    finger = true
    const { box, type, enter } = setup()
    expect(document.activeElement).not.toBe(box.element)
    await type('tea')
    expect(enter().defaultPrevented).toBe(false)
    expect(send).not.toHaveBeenCalled()
  })

  test('the press on send takes no focus, so a keyboard stays open', async () => {
    const { wrapper } = setup()
    const press = new MouseEvent('mousedown', { cancelable: true, bubbles: true })
    wrapper.get<HTMLButtonElement>('.send').element.dispatchEvent(press)
    expect(press.defaultPrevented).toBe(true)
  })

  test('sending with the button by key goes back to writing', async () => {
    const { wrapper, box, type } = setup()
    await type('tea')
    wrapper.get<HTMLButtonElement>('.send').element.focus()
    await wrapper.get('form').trigger('submit')
    expect(document.activeElement).toBe(box.element)
  })

  test('for a finger that has put the keyboard away, sending does not bring it back', async () => {
    finger = true
    const { wrapper, box, type } = setup()
    const log = document.body.appendChild(Object.assign(document.createElement('div'), { tabIndex: 0 }))
    for (const element of [log, wrapper.get<HTMLButtonElement>('.send').element]) {
      await type('tea')
      element.focus()
      await wrapper.get('form').trigger('submit')
      expect(document.activeElement).not.toBe(box.element)
    }
    expect(send).toHaveBeenCalledTimes(2)
  })

  test('says what Enter does, and not to a finger, for whom it does something else', () => {
    const unset = { draft: ref(''), label: 'Write', placeholder: 'Write', send }
    const hint = () => mount(Composer, { props: unset, global: { provide: { [languageKey]: ref('en') } } }).get('.hint').text()
    expect(hint()).toContain('Enter sends')
    finger = true
    expect(hint()).toBe('')
  })

  test('takes what another tab wrote, whole, while it is not in front', async () => {
    const { box, draft } = setup()
    box.element.focus()
    vi.spyOn(document, 'hasFocus').mockReturnValue(false)
    for (const text of ['M', 'Me', 'Meet at 7']) {
      draft.value = text
      await nextTick()
      await nextTick()
      expect(box.element.value).toBe(text)
    }
  })

  test('is never emptied under the fingers by what was sent elsewhere', async () => {
    const { box, draft, type } = setup()
    box.element.focus()
    vi.spyOn(document, 'hasFocus').mockReturnValue(true)
    await type('Meet at 7')
    draft.value = 'M'
    await nextTick()
    await nextTick()
    draft.value = ''
    await nextTick()
    await nextTick()
    expect(box.element.value).toBe('Meet at 7')
  })
})
