import { onScopeDispose, ref } from 'vue'

/** So far a finger has to go. */
const FAR_PX = 56
/** Here it is clear that it does not scroll. */
const SURE_PX = 14
/** A swipe that begins so near to an edge is the browser's, which goes back or forward. */
const EDGE_PX = 28

/**
 * A finger that draws a message towards where lines begin: `drawn` is how far, from 0 to 1 and a little more. Let go when it is far
 * enough, it is meant. Bind what it answers to an element that leaves sideways movements to us (`touch-action: pan-y`).
 */
export function useSwipe(meant: () => void) {
  const drawn = ref(0)
  let from: { x: number, y: number, id: number, towards: 1 | -1 } | undefined
  const stop = () => {
    from = undefined
    drawn.value = 0
  }
  onScopeDispose(stop)

  return {
    drawn,
    on: {
      pointerdown(event: PointerEvent) {
        const { pointerType, isPrimary, clientX: x, clientY: y, pointerId: id, target } = event
        const inside = x > EDGE_PX && x < innerWidth - EDGE_PX
        // Long lines of code are drawn sideways to be read.
        if (pointerType === 'touch' && isPrimary && inside && !(target as Element).closest('pre'))
          from = { x, y, id, towards: getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? 1 : -1 }
      },
      pointermove(event: PointerEvent) {
        if (!from || event.pointerId !== from.id)
          return
        const along = (event.clientX - from.x) * from.towards
        const across = Math.abs(event.clientY - from.y)
        if (drawn.value === 0 && (across > SURE_PX || along < -SURE_PX))
          return stop()
        if (drawn.value === 0 && along < SURE_PX)
          return
        const before = drawn.value
        drawn.value = Math.min(1.25, Math.max(0.01, (along - SURE_PX) / (FAR_PX - SURE_PX)))
        if (before < 1 && drawn.value >= 1)
          navigator.vibrate?.(10)
      },
      pointerup() {
        const isMeant = drawn.value >= 1
        stop()
        if (isMeant)
          meant()
      },
      pointercancel: stop,
    },
  }
}
