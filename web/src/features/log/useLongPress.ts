import { onScopeDispose } from 'vue'
import type { Spot } from './acts'

/** As long as phones wait. */
const LONG_MS = 450
/** A finger that moves so far scrolls. */
const STILL_PX = 10

/** Tells when a finger rests on something. Bind what it answers to the element. */
export function useLongPress(pressed: (spot: Spot) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from: Spot = { x: 0, y: 0 }
  const stop = () => clearTimeout(timer)
  onScopeDispose(stop)

  return {
    pointerdown(event: PointerEvent) {
      if (event.pointerType !== 'touch' || !event.isPrimary)
        return
      from = { x: event.clientX, y: event.clientY }
      stop()
      timer = setTimeout(() => {
        navigator.vibrate?.(10)
        pressed(from)
      }, LONG_MS)
    },
    pointermove(event: PointerEvent) {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL_PX)
        stop()
    },
    pointerup: stop,
    pointercancel: stop,
  }
}
