// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import type { FilesHere } from '../../../app/teahouse'
import type { DraftFile } from '../../../model/file'
import type { FileSent } from '../../../protocol/frames.gen'
import { languageKey } from '../../../words/words'
import Files from './Files.vue'
import { filesKey } from './here'

const lake: FileSent = { file: 'f1', name: 'lake & shore.png', type: 'image/png', size: 2_000_000, preview: true, width: 1600, height: 900, tint: '#aabbcc' }
const list: FileSent = { file: 'f2', name: 'teas.pdf', type: 'application/pdf', size: 1_500, preview: false }
const draft: DraftFile = { key: 'k1', name: 'lake.png', type: 'image/png', size: 200, width: 400, height: 300, sent: 50 }

let still = false
const held = new Map<string, string>()
const here: FilesHere = { newKey: () => '', limits: async () => undefined, address: name => held.get(name), load: async key => held.get(key) }

function setup(files: (FileSent | DraftFile)[], caption = '') {
  return mount(Files, { props: { files, room: 'lobby', caption }, global: { provide: { [languageKey]: ref('en'), [filesKey as symbol]: here } } })
}

beforeEach(() => {
  still = false
  held.clear()
  vi.stubGlobal('matchMedia', (media: string) => ({ matches: media.includes('reduce') && still, media, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => void vi.unstubAllGlobals())

describe('what comes with a message', () => {
  test('a picture has its place and its colour before it comes, and the small one is fetched', () => {
    const wrapper = setup([lake])
    expect(wrapper.get('.pictures').attributes('style')).toContain('420px')
    expect(wrapper.get('.line').attributes('style')).toContain('aspect-ratio')
    const image = wrapper.get('img')
    expect(image.attributes()).toMatchObject({ src: '/files/lobby/f1/preview', alt: 'lake & shore.png', loading: 'lazy', width: '1600', height: '900' })
  })

  test('what was said with it is what it shows', () => {
    expect(setup([lake], 'this morning').get('img').attributes('alt')).toBe('this morning')
  })

  test('a picture that moves is shown moving, and still to whoever wants it so', async () => {
    const moving = { ...lake, name: 'wave.gif', type: 'image/gif' }
    expect(setup([moving]).get('img').attributes('src')).toBe('/files/lobby/f1/wave.gif')
    still = true
    expect(setup([moving]).get('img').attributes('src')).toBe('/files/lobby/f1/preview')
  })

  test('what was sent from this page is not fetched', () => {
    held.set('f1', 'blob:lake')
    expect(setup([lake]).get('img').attributes('src')).toBe('blob:lake')
  })

  test('a picture that did not arrive says so, and is tried again', async () => {
    vi.stubGlobal('fetch', async () => ({ status: 500 }))
    const wrapper = setup([lake])
    await wrapper.get('img').trigger('error')
    await vi.waitFor(() => expect(wrapper.text()).toContain('did not arrive'))
    await wrapper.get('.trouble button').trigger('click')
    expect(wrapper.get('img').attributes('src')).toBe('/files/lobby/f1/preview?again=1')
  })

  test('one that is not there any more says that', async () => {
    vi.stubGlobal('fetch', async () => ({ status: 404 }))
    const wrapper = setup([lake])
    await wrapper.get('img').trigger('error')
    await vi.waitFor(() => expect(wrapper.text()).toContain('not there any more'))
  })

  test('a press looks at a picture that was sent, not at one on its way', async () => {
    held.set('k1', 'blob:lake')
    const wrapper = setup([lake])
    await wrapper.get('button').trigger('click')
    expect(wrapper.emitted('look')).toEqual([[lake]])
    const waiting = setup([draft])
    await nextTick()
    expect(waiting.find('button').exists()).toBe(false)
    expect(waiting.get('[role=progressbar]').attributes('aria-valuenow')).toBe('25')
  })

  test('other files are saved under their own names, and say how large they are', () => {
    const row = setup([list]).get('a.file-row')
    expect(row.attributes()).toMatchObject({ href: '/files/lobby/f2/teas.pdf', download: 'teas.pdf' })
    expect(row.text()).toContain('1.5 KB')
  })

  test('a picture of unknown measures is a file like any other, and names are safe in addresses', () => {
    const row = setup([{ file: 'f3', name: 'a/b?#茶.svg', type: 'image/svg+xml', size: 10, preview: false }]).get('a.file-row')
    expect(row.attributes('href')).toBe('/files/lobby/f3/a%2Fb%3F%23%E8%8C%B6.svg')
  })

  test('a film and a sound are played where they stand', () => {
    const wrapper = setup([{ file: 'f4', name: 'boat.mp4', type: 'video/mp4', size: 9, preview: false }, { file: 'f5', name: 'rain.mp3', type: 'audio/mpeg', size: 9, preview: false }])
    expect(wrapper.get('video').attributes()).toMatchObject({ src: '/files/lobby/f4/boat.mp4', preload: 'metadata' })
    expect(wrapper.get('audio').attributes('src')).toBe('/files/lobby/f5/rain.mp3')
  })
})
