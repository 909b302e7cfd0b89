// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, test } from 'vitest'
import { reactive, ref } from 'vue'
import { defaults } from '../../../model/settings'
import { settingsKey } from '../../../ui/settings'
import { languageKey } from '../../../words/words'
import { readyForCards } from './cards'
import Linked from './Linked.vue'

const settings = reactive({ ...defaults })
const shown = (text: string, language = 'en') => mount(Linked, { global: { provide: { [languageKey]: ref(language), [settingsKey]: settings } }, props: { text } })

beforeAll(() => readyForCards())

describe('the card of a link', () => {
  test('says what the address says, and opens where the link does', () => {
    const card = shown('look: https://www.lakeside.example/photos/the-boat.jpg')
    expect(card.get('.title').text()).toBe('the-boat.jpg')
    expect(card.get('.site').text()).toBe('Picture · lakeside.example')
    expect(card.get('a').attributes()).toMatchObject({ href: 'https://www.lakeside.example/photos/the-boat.jpg', target: '_blank', rel: 'noopener noreferrer' })
    expect(card.find('img').exists()).toBe(false)
  })

  test('speaks the language of the screens, and has the kind for a title where the address has no words', () => {
    const card = shown('https://youtu.be/dQw4w9WgXcQ', 'zh')
    expect([card.get('.title').text(), card.get('.site').text()]).toEqual(['视频', 'youtu.be'])
  })

  test('is folded and stays so wherever the same link is, until it is unfolded', async () => {
    const text = 'https://books.example/chajing.pdf'
    await shown(text).get('button').trigger('click')
    const again = shown(text)
    expect(again.find('a').exists()).toBe(false)
    expect(again.get('button').attributes('aria-label')).toBe('Show the card of books.example')
    await again.get('button').trigger('click')
    expect(again.find('a').exists()).toBe(true)
  })

  test('is not there where it is not wanted', () => {
    settings.cards = false
    expect(shown('https://books.example/chajing.pdf').find('.link-card').exists()).toBe(false)
    settings.cards = true
  })

  test('leads to a room of this house within the page', () => {
    const card = shown(`${location.origin}/#lobby`)
    expect(card.get('a').attributes('href')).toBe('#lobby')
    expect(card.get('a').attributes('target')).toBeUndefined()
  })
})
