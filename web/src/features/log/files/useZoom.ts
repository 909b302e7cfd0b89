import { computed, ref, type Ref } from 'vue'

const SCALE_MAX = 8
/** A finger that goes so far sideways turns the page. */
const SWIPE_PX = 60
const STILL_PX = 8
const DOUBLE_MS = 300

/** A picture that two fingers, a wheel and a double tap make larger, and one finger moves. Not larger, a finger goes to the next one. */
export function useZoom(stage: Readonly<Ref<HTMLElement | null>>, on: { swiped: (step: 1 | -1) => void, pressed: () => void }) {
  const scale = ref(1)
  const shift = ref({ x: 0, y: 0 })
  const held = new Map<number, { x: number, y: number }>()
  let start = { x: 0, y: 0 }
  /** Since all fingers were away, one moved, or there were several. */
  let still = true
  let several = false
  let apart = 0
  let tapped = { at: 0, x: 0, y: 0 }

  const isLarge = computed(() => scale.value > 1.01)
  const style = computed(() => ({ transform: `translate(${shift.value.x}px, ${shift.value.y}px) scale(${scale.value})` }))

  function reset() {
    scale.value = 1
    shift.value = { x: 0, y: 0 }
  }

  /** It may not leave the window altogether. */
  function move(x: number, y: number) {
    const box = stage.value?.getBoundingClientRect()
    if (!box || !isLarge.value)
      return
    const [right, down] = [box.width * (scale.value - 1) / 2, box.height * (scale.value - 1) / 2]
    shift.value = { x: Math.max(-right, Math.min(right, shift.value.x + x)), y: Math.max(-down, Math.min(down, shift.value.y + y)) }
  }

  /** What is under the point stays under it. */
  function by(factor: number, point?: { x: number, y: number }) {
    const box = stage.value?.getBoundingClientRect()
    if (!box)
      return
    const next = Math.max(1, Math.min(SCALE_MAX, scale.value * factor))
    const real = next / scale.value
    const [x, y] = point ? [point.x - box.left - box.width / 2, point.y - box.top - box.height / 2] : [0, 0]
    const to = { x: x - (x - shift.value.x) * real, y: y - (y - shift.value.y) * real }
    scale.value = next
    shift.value = next === 1 ? { x: 0, y: 0 } : to
    move(0, 0)
  }

  const middle = () => {
    const [a, b] = [...held.values()]
    return { x: (a!.x + b!.x) / 2, y: (a!.y + b!.y) / 2 }
  }
  const distance = () => {
    const [a, b] = [...held.values()]
    return Math.hypot(a!.x - b!.x, a!.y - b!.y)
  }

  function pointerdown(event: PointerEvent) {
    if (event.button !== 0)
      return
    stage.value?.setPointerCapture?.(event.pointerId)
    held.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (held.size === 1) {
      start = { x: event.clientX, y: event.clientY }
      still = true
      several = false
    }
    else if (held.size === 2) {
      several = true
      apart = distance()
    }
  }

  function pointermove(event: PointerEvent) {
    const before = held.get(event.pointerId)
    if (!before)
      return
    held.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL_PX)
      still = false
    if (held.size === 2) {
      const now = distance()
      by(now / (apart || now), middle())
      apart = now
    }
    else if (held.size === 1 && !still) {
      move(event.clientX - before.x, event.clientY - before.y)
    }
  }

  function pointerup(event: PointerEvent) {
    if (!held.delete(event.pointerId) || held.size > 0)
      return
    if (several)
      return
    const [x, y] = [event.clientX - start.x, event.clientY - start.y]
    if (!still) {
      if (!isLarge.value && Math.abs(x) > SWIPE_PX && Math.abs(x) > Math.abs(y))
        on.swiped((x < 0) === (getComputedStyle(stage.value!).direction !== 'rtl') ? 1 : -1)
      return
    }
    tap(event)
  }

  function tap(event: PointerEvent) {
    const { clientX: x, clientY: y } = event
    const onPicture = [...stage.value?.children ?? []].some((picture) => {
      const { left, right, top, bottom } = picture.getBoundingClientRect()
      return x >= left && x <= right && y >= top && y <= bottom
    })
    if (!onPicture)
      return on.pressed()
    const again = event.timeStamp - tapped.at < DOUBLE_MS && Math.hypot(event.clientX - tapped.x, event.clientY - tapped.y) < 30
    tapped = { at: again ? 0 : event.timeStamp, x: event.clientX, y: event.clientY }
    // A mouse needs one press, a finger two: one finger's tap is often an accident.
    if (again || event.pointerType === 'mouse') {
      if (isLarge.value)
        reset()
      else
        by(2.5, { x: event.clientX, y: event.clientY })
    }
  }

  function wheel(event: WheelEvent) {
    event.preventDefault()
    by(Math.exp(-event.deltaY / 400), { x: event.clientX, y: event.clientY })
  }

  const away = (event: PointerEvent) => void held.delete(event.pointerId)
  return { isLarge, style, reset, move, by, listeners: { pointerdown, pointermove, pointerup, pointercancel: away, wheel } }
}
