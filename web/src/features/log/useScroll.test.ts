// @vitest-environment happy-dom
import type { VirtualizerHandle } from 'virtua/vue'
import type { LogItem } from '../../model/logItem'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { arrange, type Row } from './rows'
import { useScroll } from './useScroll'

const ROW = 50
const SCREEN = 400

/** A list whose rows are all of one height. */
class List {
  scrollOffset = 0
  viewportSize = SCREEN
  shown: () => readonly Row[] = () => []

  get scrollSize() {
    return this.shown().length * ROW
  }

  findItemIndex = (offset: number) => Math.min(Math.floor(offset / ROW), this.shown().length - 1)
  getItemOffset = (index: number) => index * ROW
  scrollTo = (offset: number) => { this.scrollOffset = Math.min(Math.max(offset, 0), Math.max(0, this.scrollSize - SCREEN)) }
  scrollToIndex = (index: number, { align, offset = 0 }: { align?: string, offset?: number } = {}) =>
    this.scrollTo((align === 'end' ? (index + 1) * ROW - SCREEN : index * ROW) + offset)
}

const said = (seq: number): LogItem => ({ kind: 'message', key: `m${seq}`, seq, from: { userId: 'ana', name: 'Ana' }, own: false, forMe: false, text: `${seq}`, at: 0 })
const hole = (after: number, before: number): LogItem => ({ kind: 'hole', key: `hole-${before}`, after, before, count: before - after - 1 })
const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => said(first + i))

let scope: ReturnType<typeof effectScope>
let read: number[]
let asked: string[]

/** A reader before a room. */
async function reads(items: LogItem[], divider?: number) {
  const lay = (items: LogItem[]) => arrange(items, { divider, hasOlder: false })
  const rows = shallowRef<readonly Row[]>(lay(items))
  const list = new List()
  const upToDate = ref(true)
  const reach = {
    hasOlder: ref(false),
    hasNewer: ref(false),
    loadOlder: async () => void asked.push('older'),
    loadNewer: async () => void asked.push('newer'),
    fill: async (hole: { after: number, before: number }, from: string) => void asked.push(`${hole.after}-${hole.before} ${from}`),
    jumpToEnd: async () => {},
    markRead: (upTo: number) => void read.push(upTo),
  }
  const scroll = scope.run(() => useScroll(rows, reach, shallowRef(list as unknown as VirtualizerHandle), () => upToDate.value))!
  list.shown = () => scroll.shown.value.rows
  await pass(400)
  return {
    scroll,
    list,
    upToDate,
    async show(items: LogItem[]) {
      rows.value = lay(items)
      await nextTick()
      await pass(20)
    },
    async scrollTo(offset: number) {
      scroll.meant()
      list.scrollTo(offset)
      scroll.scrolled(list.scrollOffset)
      await pass(20)
    },
  }
}

async function pass(ms: number) {
  await vi.advanceTimersByTimeAsync(ms)
  await nextTick()
}

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  read = []
  asked = []
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('a reader', () => {
  test('at the end has read what is on screen', async () => {
    const { scroll } = await reads(from(1, 100))
    expect([read.at(-1), scroll.seen.value]).toEqual([100, 100])
  })

  test('before a hole has not read beyond it, and it is filled from the side that they come from', async () => {
    const { show, scrollTo } = await reads([...from(1, 20), hole(20, 400), ...from(400, 420)], 21)
    expect(read.at(-1)).toBe(20)
    expect(asked).toEqual(['20-400 older'])
    await pass(50)
    expect(asked).toHaveLength(1)

    await show([...from(1, 120), hole(120, 400), ...from(400, 420)])
    expect(asked).toHaveLength(1)
    expect(read.at(-1)).toBeLessThan(120)
    await scrollTo(118 * ROW)
    expect(asked).toEqual(['20-400 older', '120-400 older'])
    expect(read.at(-1)).toBe(120)
  })

  test('who comes up to a hole from below has it filled from there, and stays where they are', async () => {
    const { list, show, scrollTo } = await reads([...from(1, 20), hole(20, 400), ...from(400, 450)])
    expect(asked).toEqual([])
    await scrollTo(25 * ROW)
    await scrollTo(22 * ROW + 10)
    expect(asked).toEqual(['20-400 newer'])
    const shownFirst = () => (list.shown()[list.findItemIndex(list.scrollOffset + ROW)] as { key: string }).key
    expect(shownFirst()).toBe('m400')
    await show([...from(1, 20), hole(20, 300), ...from(300, 450)])
    expect(shownFirst()).toBe('m400')
  })

  test('begins anew when the log was restored: what was seen of the old one says nothing of the new one', async () => {
    const { scroll, show } = await reads(from(1, 100))
    const restored = from(1, 30).map(item => ({ ...item, key: `new ${item.key}` }))
    await show(restored)
    await pass(400)
    expect([read.at(-1), scroll.seen.value]).toEqual([30, 30])
  })

  test('has read nothing while what was missed is on its way, and then only what is on screen', async () => {
    const { upToDate, scroll, scrollTo } = await reads(from(1, 100))
    read = []
    upToDate.value = false
    await nextTick()
    await scrollTo(0)
    expect(read).toEqual([])
    upToDate.value = true
    await nextTick()
    expect(read.at(-1)).toBe(6)
    expect(scroll.seen.value).toBe(100)
  })

  test('who comes back to the window reads what is on screen', async () => {
    await reads(from(1, 10))
    read = []
    dispatchEvent(new Event('focus'))
    expect(read).toEqual([10])
  })
})
