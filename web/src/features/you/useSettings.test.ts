// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { showKeptSettings, useSettings } from './useSettings'

const shelf = (kept: string | null = null) => ({
  kept,
  getItem() { return this.kept },
  setItem(_: string, value: string) { this.kept = value },
})
const scopes: ReturnType<typeof effectScope>[] = []
function settings(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const scope = effectScope()
  scopes.push(scope)
  return scope.run(() => useSettings(storage))!
}
afterEach(() => scopes.splice(0).forEach(scope => scope.stop()))

describe('settings', () => {
  test('follow the browser and the system until something is chosen', () => {
    const { language, theme } = settings(shelf())
    expect(language.value).toBe('en')
    expect(theme.value).toBe('system')
    expect(document.documentElement.lang).toBe('en')
    expect(document.documentElement.dataset.theme).toBeUndefined()
  })

  test('what is chosen shows at once and is there again after a reload', async () => {
    const storage = shelf()
    const { choice, theme } = settings(storage)
    choice.value = 'zh'
    theme.value = 'dark'
    await nextTick()
    expect(document.documentElement.lang).toBe('zh-Hans')
    expect(document.documentElement.dataset.theme).toBe('dark')
    expect(settings(storage).language.value).toBe('zh')
  })

  test('what was chosen can be shown before there is anything else to show', () => {
    delete document.documentElement.dataset.theme
    showKeptSettings(shelf('{"language":"zh","theme":"dark"}'))
    expect([document.documentElement.lang, document.documentElement.dataset.theme]).toEqual(['zh-Hans', 'dark'])
    showKeptSettings(shelf())
    expect([document.documentElement.lang, document.documentElement.dataset.theme]).toEqual(['en', undefined])
  })

  test.each(['nonsense', 'null', '{"language":"xx","theme":7}'])('what cannot be understood (%s) chooses nothing', (kept) => {
    const { choice, theme } = settings(shelf(kept))
    expect([choice.value, theme.value]).toEqual(['auto', 'system'])
  })

  test('a window that keeps nothing still obeys', async () => {
    const refuse = () => { throw new DOMException('denied', 'SecurityError') }
    const { choice } = settings({ getItem: refuse, setItem: refuse })
    choice.value = 'zh'
    await nextTick()
    expect(document.documentElement.lang).toBe('zh-Hans')
  })
})
