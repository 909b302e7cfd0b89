// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { teahouseKey } from './app/useTeahouse'
import App from './App.vue'
import { standing } from './gallery/teahouse'

let finger: boolean
beforeEach(() => {
  vi.stubGlobal('matchMedia', (media: string) => ({ matches: media.includes('max-width') || (finger && media.includes('coarse')), addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** From the list to the lobby, in a narrow window. */
async function opens() {
  localStorage.setItem('teahouse.settled', '1')
  location.hash = ''
  const page = mount(App, { attachTo: document.body, global: { provide: { [teahouseKey as symbol]: standing('lobby', 'en').teahouse }, stubs: { Log: true } } })
  expect(page.get('main').classes()).toContain('rail-place')
  page.get<HTMLAnchorElement>('[href="#lobby"]').element.focus()
  location.hash = 'lobby'
  dispatchEvent(new Event('hashchange'))
  await nextTick()
  await nextTick()
  const focused = document.activeElement!.id
  page.unmount()
  return focused
}

test('the room that takes the place of the list has the focus where one writes; for a finger, who wants no keyboard yet, itself', async () => {
  finger = false
  expect(await opens()).toBe('composer')
  finger = true
  expect(await opens()).toBe('sheet')
})
