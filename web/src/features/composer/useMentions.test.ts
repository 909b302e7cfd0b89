// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import type { Person } from '../../model/person'
import { languageKey } from '../../words/words'
import Composer from './Composer.vue'

const person = (name: string): Person => ({ userId: name, name, online: true, self: false })
const people = ['Ana', '小明', '小红', 'Quiet Oolong'].map(person)
const send = vi.fn<(text: string) => boolean>(() => true)
const mentionable = vi.fn(async (typed: string) => people.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase())))

function setup() {
  const wrapper = mount(Composer, {
    attachTo: document.body,
    props: { draft: ref(''), label: 'Write to tea', placeholder: '', send, mentionable },
    global: { provide: { [languageKey]: ref('en') } },
  })
  const box = wrapper.get('textarea')
  const settled = async () => {
    await nextTick()
    await nextTick()
    await nextTick()
  }
  return {
    box,
    type: async (text: string, caret = text.length) => {
      box.element.value = text
      box.element.setSelectionRange(caret, caret)
      await box.trigger('input')
      await settled()
    },
    press: async (key: string, init: KeyboardEventInit = {}) => {
      await box.trigger('keydown', { key, ...init })
      await box.trigger('keyup', { key, ...init })
      await settled()
    },
    names: () => wrapper.findAll('[role=option] bdi').map(one => one.text()),
    at: () => wrapper.findAll('[aria-selected=true] bdi').map(one => one.text()).join(),
  }
}

beforeEach(() => {
  send.mockClear()
  vi.stubGlobal('matchMedia', (media: string) => ({ matches: false, media, addEventListener() {}, removeEventListener() {} }))
  document.execCommand = (_: string, __?: boolean, text?: string) => {
    const box = document.activeElement as HTMLTextAreaElement
    box.setRangeText(text!, box.selectionStart, box.selectionEnd, 'end')
    box.dispatchEvent(new Event('input'))
    return true
  }
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

describe('the list of people', () => {
  test.each(['@', 'hello @', '你好@', '你好＠', '（@', 'first\n@', '　@'])('opens at %j', async (text) => {
    const { type, names } = setup()
    await type(text)
    expect(names()).toEqual(people.map(({ name }) => name))
  })

  test.each(['mail@', 'élodie@', '@@', 'a@ana', '@no such', '@ ', '@小，'])('stays away at %j', async (text) => {
    const { type, names } = setup()
    await type(text)
    expect(names()).toEqual([])
  })

  test('narrows while one types, goes with the arrows, and Enter takes the name and sends nothing', async () => {
    const { box, type, press, names, at } = setup()
    await type('茶@小')
    expect(names()).toEqual(['小明', '小红'])
    await press('ArrowDown')
    expect(at()).toBe('小红')
    await press('ArrowDown')
    await press('ArrowUp')
    expect(at()).toBe('小红')
    await press('Enter')
    expect(box.element.value).toBe('茶@小红 ')
    expect(names()).toEqual([])
    expect(send).not.toHaveBeenCalled()
    await press('Enter')
    expect(send).toHaveBeenCalledExactlyOnceWith('茶@小红')
  })

  test('takes a name in the middle of a text, with the sign that was typed and no second space', async () => {
    const { box, type, press } = setup()
    await type('ask ＠qui, please', 8)
    await press('Tab')
    expect(box.element.value).toBe('ask ＠Quiet Oolong, please')
  })

  test('leaves the keys to an input method', async () => {
    const { box, type, press } = setup()
    await type('@小')
    await press('Enter', { isComposing: true })
    expect(box.element.value).toBe('@小')
    expect(send).not.toHaveBeenCalled()
  })

  test('is waved away with Escape, for this name', async () => {
    const { type, press, names } = setup()
    await type('@')
    await press('Escape')
    expect(names()).toEqual([])
    await type('@小')
    expect(names()).toEqual([])
    await type('@小 @')
    expect(names()).toHaveLength(4)
  })
})
