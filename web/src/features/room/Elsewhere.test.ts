// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { ref } from 'vue'
import { languageKey } from '../../words/words'
import Elsewhere from './Elsewhere.vue'

const heading = (state: 'unknown' | 'left', name: string) =>
  mount(Elsewhere, { props: { roomKey: 'room-1', name, state }, global: { provide: { [languageKey]: ref('en') } } }).get('h2').text()

describe('a room that one is not in', () => {
  test('is called by its name, if that is known', () => {
    expect(heading('left', 'Tea')).toBe('You are not in “Tea”')
  })

  test('is there nevertheless, for who came by a link and does not know its name', () => {
    expect(heading('left', '')).toBe('You are not in this room yet')
  })

  test('is told apart from one that is not there', () => {
    expect(heading('unknown', '')).toBe('There is no such room')
  })
})
