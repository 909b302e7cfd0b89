// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { defaults } from '../model/settings'
import { keepSettings } from './settings'
import { showKeptSettings } from './shownSettings'

const shelf = (kept: string | null = null) => ({
  kept,
  getItem() { return this.kept },
  setItem(_: string, value: string) { this.kept = value },
})
const scopes: ReturnType<typeof effectScope>[] = []
function keeping(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const scope = effectScope()
  scopes.push(scope)
  return scope.run(() => keepSettings(storage))!
}
afterEach(() => scopes.splice(0).forEach(scope => scope.stop()))

describe('settings', () => {
  test('follow the browser and the system until something is chosen', () => {
    const { settings, language } = keeping(shelf())
    expect(language.value).toBe('en')
    expect(settings.theme).toBe('system')
    expect(document.documentElement.lang).toBe('en')
    expect(document.documentElement.dataset.theme).toBeUndefined()
  })

  test('what is chosen shows at once and is there again after a reload', async () => {
    const storage = shelf()
    const { settings } = keeping(storage)
    Object.assign(settings, { language: 'zh', theme: 'dark', density: 'compact', letters: 'large', motion: 'reduced' })
    await nextTick()
    expect(document.documentElement.lang).toBe('zh-Hans')
    expect({ ...document.documentElement.dataset }).toEqual({ theme: 'dark', density: 'compact', letters: 'large', motion: 'reduced' })
    expect(keeping(storage).settings).toEqual(settings)
    Object.assign(settings, defaults)
    await nextTick()
    expect({ ...document.documentElement.dataset }).toEqual({})
  })

  test('what was chosen can be shown before there is anything else to show', () => {
    delete document.documentElement.dataset.theme
    showKeptSettings(shelf('{"language":"zh","theme":"dark"}'))
    expect([document.documentElement.lang, document.documentElement.dataset.theme]).toEqual(['zh-Hans', 'dark'])
    showKeptSettings(shelf())
    expect([document.documentElement.lang, document.documentElement.dataset.theme]).toEqual(['en', undefined])
  })

  test.each(['nonsense', 'null', '{"language":"xx","theme":7,"letters":"toString"}'])('what cannot be understood (%s) chooses nothing', (kept) => {
    expect(keeping(shelf(kept)).settings).toEqual(defaults)
  })

  test('what another tab chose is chosen here', async () => {
    const storage = shelf()
    const { settings, language } = keeping(storage)
    storage.kept = '{"language":"zh","enterSends":false}'
    dispatchEvent(new StorageEvent('storage', { key: 'teahouse.settings' }))
    await nextTick()
    expect([language.value, settings.enterSends]).toEqual(['zh', false])
  })

  test('the bars of the browser have the colour that was chosen, else each its own', async () => {
    for (const scheme of ['light', 'dark'])
      document.head.append(Object.assign(document.createElement('meta'), { name: 'theme-color', media: `(prefers-color-scheme: ${scheme})` }))
    const colours = () => [...document.head.querySelectorAll('meta')].map(({ content }) => content)
    const { settings } = keeping(shelf())
    expect(colours()).toEqual(['#f3f0ea', '#181411'])
    settings.theme = 'dark'
    await nextTick()
    expect(colours()).toEqual(['#181411', '#181411'])
  })

  test('a window that keeps nothing still obeys', async () => {
    const refuse = () => { throw new DOMException('denied', 'SecurityError') }
    const { settings } = keeping({ getItem: refuse, setItem: refuse })
    settings.language = 'zh'
    await nextTick()
    expect(document.documentElement.lang).toBe('zh-Hans')
  })
})
