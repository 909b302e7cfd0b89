/** Whoever did nothing on the page for so long may be away from it, though it can be seen. */
const ATTENDED_FOR_MS = 60_000

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Whether somebody sits before the page: it can be seen, its window is the one that is used, and there was input lately. That a
 * page can be seen says little by itself: browsers say it of windows that lie behind others, and of those that were walked away from.
 */
export interface Attention {
  readonly isAttended: () => boolean
}

/**
 * Tells the window of it by two events, `attended` and `unattended`: whoever shows what counts as read looks again then, as when
 * the window is used again.
 */
export function browserAttention(now: () => number = Date.now): Attention {
  let lastInput = now()
  let attended = true
  let timer: ReturnType<typeof setTimeout> | undefined
  const isAttended = () => !document.hidden && document.hasFocus() && now() - lastInput < ATTENDED_FOR_MS

  const watch = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (isAttended())
        return watch()
      attended = false
      dispatchEvent(new Event('unattended'))
    }, Math.max(1, lastInput + ATTENDED_FOR_MS - now()))
  }
  const used = () => {
    lastInput = now()
    if (attended)
      return
    attended = true
    watch()
    dispatchEvent(new Event('attended'))
  }
  for (const kind of INPUTS)
    addEventListener(kind, used, { passive: true, capture: true })
  // To turn to a window is input too.
  addEventListener('focus', used)
  watch()
  return { isAttended }
}
