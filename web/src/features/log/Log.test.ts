// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'
import type { OpenRoom } from '../../app/teahouse'
import { type State, standing } from '../../gallery/teahouse'
import type { LogItem } from '../../model/logItem'
import { languageKey } from '../../words/words'
import Log from './Log.vue'

/** All rows at once, and an end that is far away. */
vi.mock('virtua/vue', () => ({
  Virtualizer: {
    props: ['data'],
    setup: () => ({ viewportSize: 400, scrollSize: 4000, scrollOffset: 0, findItemIndex: () => 0, getItemOffset: () => 0, scrollTo() {}, scrollToIndex() {} }),
    template: '<div><slot v-for="item in data" :item="item" /></div>',
  },
}))

let finger = false
let box: HTMLElement
let log: ReturnType<typeof open>

function open(state: State, more?: Partial<OpenRoom>) {
  const { teahouse, place } = standing(state, 'en')
  return mount(Log, {
    attachTo: document.body,
    props: { room: { ...teahouse.open(place), ...more }, now: 0, upToDate: true, link: '' },
    global: { provide: { [languageKey]: ref('en') } },
  })
}

async function press(name: string) {
  const button = await vi.waitUntil(() => log.findAll('button').find(button => button.text().endsWith(name)))
  button.element.focus()
  await button.trigger('click')
}

beforeEach(() => {
  finger = false
  vi.stubGlobal('matchMedia', (media: string) => ({ matches: media.includes('coarse') && finger }))
  box = document.body.appendChild(Object.assign(document.createElement('textarea'), { id: 'composer' }))
})
afterEach(() => {
  log.unmount()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

describe('a button of the conversation that is gone once it was pressed', () => {
  test.each([['failed', 'Retry'], ['failed', 'Delete'], ['waiting', 'Cancel'], ['hole', 'Load'], ['direct', '2 new']] as const)('%s: %s gives the focus to where one writes', async (state, name) => {
    log = open(state)
    await press(name)
    expect(document.activeElement).toBe(box)
  })

  test('brings up no keyboard for a finger', async () => {
    finger = true
    log = open('failed')
    await press('Retry')
    expect(log.emitted('retry')).toHaveLength(1)
    expect(document.activeElement).not.toBe(box)
  })
})

test('what could not be sent is told by no row that scrolls in', async () => {
  const draft: LogItem = { kind: 'draft', key: 'c', cid: 'c', text: 'tea?', at: 0, state: 'sending' }
  const items = shallowRef<readonly LogItem[]>([draft])
  log = open('lobby', { items })
  const told = () => log.findAll('[aria-live=polite], [role=alert], [role=status]').map(region => region.text())
  expect(told()).toEqual([])
  items.value = [{ ...draft, state: 'failed' }]
  await nextTick()
  await nextTick()
  expect(log.get('.own').text()).toContain('Not sent')
  expect(told()).toEqual([])
})
