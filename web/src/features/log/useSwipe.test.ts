// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { effectScope } from 'vue'
import { useSwipe } from './useSwipe'

let scope: ReturnType<typeof effectScope>
let meant: number
let swipe: ReturnType<typeof useSwipe>
let element: HTMLElement

beforeEach(() => {
  scope = effectScope()
  meant = 0
  swipe = scope.run(() => useSwipe(() => { meant++ }))!
  element = document.createElement('div')
  document.body.append(element)
  for (const [kind, listener] of Object.entries(swipe.on))
    element.addEventListener(kind, listener as EventListener)
})
afterEach(() => {
  scope.stop()
  document.body.replaceChildren()
})

function move(...points: [x: number, y: number][]) {
  const event = (kind: string, [clientX, clientY]: [number, number], target: HTMLElement = element) =>
    target.dispatchEvent(new PointerEvent(kind, { clientX, clientY, pointerId: 1, pointerType: 'touch', isPrimary: true, bubbles: true }))
  event('pointerdown', points[0]!)
  points.slice(1).forEach(point => event('pointermove', point))
  const drawn = swipe.drawn.value
  event('pointerup', points.at(-1)!)
  return drawn
}

test('a message that is drawn far enough is meant when it is let go, and lies in its place again', () => {
  expect(move([300, 100], [280, 101], [230, 104])).toBeGreaterThanOrEqual(1)
  expect([meant, swipe.drawn.value]).toEqual([1, 0])
})

test.each([
  ['not far', [[300, 100], [275, 100]]],
  ['back again', [[300, 100], [230, 100], [295, 100]]],
  ['the other way', [[300, 100], [320, 100], [200, 100]]],
  ['up, to scroll', [[300, 100], [298, 140], [200, 160]]],
  ['from the edge, which is the browser\'s', [[5, 100], [-70, 100]]],
] as const)('nothing is meant: %s', (_, points) => {
  move(...points as unknown as [number, number][])
  expect(meant).toBe(0)
})
