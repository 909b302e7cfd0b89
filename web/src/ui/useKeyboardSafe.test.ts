// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { useKeyboardSafe } from './useKeyboardSafe'

const scope = effectScope()
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
})

test('the page is as high as what the keyboard leaves of it, and zooming in leaves it as it is', () => {
  const view = Object.assign(new EventTarget(), { height: 800, scale: 1, offsetTop: 0 })
  vi.stubGlobal('visualViewport', view)
  const height = (now: Partial<typeof view>) => {
    Object.assign(view, now).dispatchEvent(new Event('resize'))
    return document.documentElement.style.getPropertyValue('--height')
  }
  scope.run(useKeyboardSafe)
  expect(height({ height: 450 })).toBe('450px')
  expect(height({ height: 800 })).toBe('800px')
  expect(height({ height: 400, scale: 2 })).toBe('800px')
  expect(height({ height: 799, scale: 1.001 })).toBe('799px')
})
