// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { ref } from 'vue'
import { languageKey } from '../../words/words'
import Came from './Came.vue'

const people = ['Ana', 'Ben'].map(name => ({ userId: name, name }))
const shown = (count: number, language: 'en' | 'zh') => mount(Came, {
  props: { notices: [{ kind: 'came', key: 'c', people, count }] },
  global: { provide: { [languageKey]: ref(language) } },
})

describe('who came', () => {
  test.each([
    ['en', 2, 'Ana and Ben', ' came'],
    ['zh', 2, 'Ana、Ben', '来了'],
    ['en', 7, '7 people', ' came'],
    ['zh', 7, '7人', '来了'],
  ] as const)('is told in %s of %s, and of a long name no more is cut off than the name', (language, count, who, what) => {
    const pill = shown(count, language)
    expect(pill.get('.who').text()).toBe(who)
    expect(pill.get('.what').element.textContent).toBe(what)
  })
})
