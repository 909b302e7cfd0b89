// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { languageKey } from '../../../words/words'
import { readyForMarks } from './treeOf'
import Words from './Words.vue'

const shown = (text: string) => mount(Words, { global: { provide: { [languageKey]: ref('en') } }, props: { text }, slots: { default: '<i>edited</i>' } })

beforeAll(() => readyForMarks())

describe('words', () => {
  test('are text, whatever they look like, in the language they are written in', () => {
    const wrapper = shown('<img src=x onerror=alert(1)>\n茶')
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.text()).toContain('<img src=x onerror=alert(1)>')
    expect(wrapper.attributes('lang')).toBe('zh-Hans')
  })

  test('links open elsewhere and tell nothing of where they were', () => {
    const link = shown('see https://tea.example/a.').get('a')
    expect(link.attributes()).toMatchObject({ href: 'https://tea.example/a', target: '_blank', rel: 'noopener noreferrer' })
  })

  test('an address that looks like another one is no link, and a link with other words says where it leads', () => {
    expect(shown('https://bank.example@evil.example/').find('a').exists()).toBe(false)
    expect(shown('[https://bank.example](https://evil.example/)').text()).toBe('https://bank.example (evil.example)edited')
  })

  test('with marks are shown as they are meant, and what was edited says so behind the last of them', () => {
    const wrapper = shown('**茶，**水\n\n- 一\n- `二`')
    expect(wrapper.get('strong').text()).toBe('茶，')
    expect(wrapper.findAll('li').map(item => item.text())).toEqual(['一', '二'])
    expect(wrapper.get('i').text()).toBe('edited')
  })

  test('code gets its colours and loses no letter', async () => {
    const code = 'int main() { return "<b>"; }'
    const wrapper = shown(`\`\`\`cpp\n${code}\n\`\`\``)
    expect(wrapper.get('pre').text()).toBe(code)
    await vi.waitFor(() => expect(wrapper.get('.hljs-keyword').text()).toBe('return'), { timeout: 4_000 })
    expect(wrapper.get('pre').text()).toBe(code)
  })

  test('a few emoji alone are large, and words beside them are not', () => {
    for (const text of ['🍵', '👩🏽‍💻🎉', '❤️ 🇨🇳 1️⃣'])
      expect(shown(text).classes()).toContain('large')
    for (const text of ['🍵 tea', '123', '🍵🍵🍵🍵', '©'])
      expect(shown(text).classes()).not.toContain('large')
  })

  test('what is long is folded until it is asked for, also when it comes back on screen', async () => {
    const text = Array.from({ length: 60 }, (_, line) => `${line}`).join('\n')
    const wrapper = shown(text)
    expect(wrapper.get('button').attributes('aria-expanded')).toBe('false')
    await wrapper.get('button').trigger('click')
    expect(wrapper.find('.folded').exists()).toBe(false)
    expect(shown(text).find('.folded').exists()).toBe(false)
    expect(shown('short').find('button').exists()).toBe(false)
  })
})
