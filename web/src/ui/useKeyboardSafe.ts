import { onScopeDispose } from 'vue'

/**
 * Keeps the page as high as what can be seen of it, also while a phone's keyboard is up: `--height` on the root.
 *
 * Browsers that honour `interactive-widget=resizes-content` do so by themselves; Safari moves the page instead.
 */
export function useKeyboardSafe() {
  const view = window.visualViewport
  if (!view)
    return
  const fit = () => {
    // Who has zoomed in sees a part of the page, and the page stays as it is.
    if (Math.abs(view.scale - 1) > 0.01)
      return
    document.documentElement.style.setProperty('--height', `${view.height}px`)
    if (view.offsetTop > 0)
      scrollTo(0, 0)
  }
  view.addEventListener('resize', fit)
  view.addEventListener('scroll', fit)
  onScopeDispose(() => {
    view.removeEventListener('resize', fit)
    view.removeEventListener('scroll', fit)
  })
}
