import { nextTick, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { VirtualizerHandle } from 'virtua/vue'
import { type Row, seqOf } from './rows'

/** As near to the end as makes no difference to whoever reads there. */
const AT_END = 48
/** A move of the scroll offset this soon after a wheel, a finger or a key is the reader's own. */
const MEANT_MS = 1000
/** More is asked for before the edge is reached. */
const AHEAD = 900

/** What the scrolling needs of a room. */
export interface Reach {
  readonly hasOlder: Readonly<Ref<boolean>>
  readonly hasNewer: Readonly<Ref<boolean>>
  loadOlder(): Promise<void>
  loadNewer(): Promise<void>
  jumpToEnd(): Promise<void>
  markRead(upTo: number): void
}

/**
 * Where the reader is. Whoever is at the end stays there as words come; whoever reads further up is never moved:
 * what comes before, after or into the middle leaves the row at the top of the screen where it is.
 */
export function useScroll(rows: Readonly<Ref<readonly Row[]>>, reach: Reach, list: Readonly<Ref<VirtualizerHandle | null>>) {
  const shown = shallowRef<{ rows: readonly Row[], shift: boolean }>({ rows: [], shift: false })
  const away = ref(false)
  /** The newest position that has been on screen. */
  const seen = ref(0)
  let following = true
  let upwards = false
  let offset = 0
  let placed = false
  let meantAt = -MEANT_MS
  let gone = false

  function toEnd() {
    if (shown.value.rows.length)
      list.value?.scrollToIndex(shown.value.rows.length - 1, { align: 'end' })
  }

  function look() {
    const handle = list.value
    const current = shown.value.rows
    if (!handle || !placed || handle.viewportSize === 0)
      return
    const below = handle.scrollSize - handle.scrollOffset - handle.viewportSize
    away.value = below > handle.viewportSize / 3 || reach.hasNewer.value
    if (handle.scrollOffset < AHEAD && reach.hasOlder.value)
      void reach.loadOlder()
    if (below < AHEAD && reach.hasNewer.value)
      void reach.loadNewer()
    const last = Math.min(handle.findItemIndex(handle.scrollOffset + handle.viewportSize - 8), current.length - 1)
    const seq = newest(current.slice(0, last + 1))
    if (seq > seen.value)
      seen.value = seq
    if (seen.value > 0 && document.visibilityState === 'visible')
      reach.markRead(seen.value)
  }

  function scrolled(now: number) {
    const handle = list.value
    if (!handle || !placed)
      return
    upwards = now < offset
    const below = handle.scrollSize - now - handle.viewportSize
    // Content that is measured also moves the offset; only the reader leaves the end.
    following = below < AT_END || (following && !(upwards && performance.now() - meantAt < MEANT_MS))
    offset = now
    look()
  }

  function resized() {
    if (following && placed)
      toEnd()
    look()
  }

  /** The row at the top of the screen, and how far it has gone above the edge. */
  function anchor() {
    const handle = list.value
    const row = handle && shown.value.rows[handle.findItemIndex(handle.scrollOffset)]
    return row && handle && { key: row.key, index: shown.value.rows.indexOf(row), past: handle.scrollOffset - handle.getItemOffset(shown.value.rows.indexOf(row)) }
  }

  async function place(current: readonly Row[]) {
    const unread = current.findIndex(row => row.kind === 'unread')
    following = unread < 0
    // The list knows its own height only after it has been laid out.
    do await new Promise(requestAnimationFrame)
    while (!gone && !list.value?.viewportSize)
    if (gone || !list.value)
      return
    if (unread > 0) {
      list.value.scrollToIndex(unread, { align: 'start', offset: -(list.value.viewportSize * 0.3) })
      await new Promise(requestAnimationFrame)
      following = list.value !== null && list.value.scrollSize - list.value.scrollOffset - list.value.viewportSize < AT_END
    }
    placed = true
    if (following)
      toEnd()
    offset = list.value?.scrollOffset ?? 0
    look()
  }

  watch(rows, async (current, _, onCleanup) => {
    const before = shown.value.rows
    if (before.length === 0 || current.length === 0) {
      shown.value = { rows: current, shift: false }
      if (current.length)
        await place(current)
      return
    }
    let stale = false
    onCleanup(() => { stale = true })
    const held = following ? undefined : anchor()
    const ownWords = current.at(-2)?.kind === 'own' && current.at(-2)!.key !== before.at(-2)?.key && seqOf(current.at(-2)!) === undefined
    const shift = before.length !== current.length && before.at(-2)?.key === current.at(-2)?.key && before[1]?.key !== current[1]?.key
    shown.value = { rows: current, shift }
    following ||= ownWords
    await nextTick()
    if (stale)
      return
    if (following)
      toEnd()
    else if (held && !shift)
      keep(current, held)
    look()
  }, { immediate: true })

  /** What was put in above the anchor is taken back out of the scroll offset. */
  function keep(current: readonly Row[], held: { key: string, index: number, past: number }) {
    const index = current.findIndex(row => row.key === held.key)
    if (index >= 0 && index !== held.index)
      list.value?.scrollTo(list.value.getItemOffset(index) + held.past)
  }

  async function jump() {
    if (reach.hasNewer.value)
      await reach.jumpToEnd()
    following = true
    await nextTick()
    toEnd()
  }

  const visible = () => look()
  document.addEventListener('visibilitychange', visible)
  onScopeDispose(() => {
    gone = true
    document.removeEventListener('visibilitychange', visible)
  })

  const meant = () => { meantAt = performance.now() }

  return { shown, away, seen, scrolled, resized, meant, jump, direction: () => upwards ? 'newer' as const : 'older' as const }
}

function newest(rows: readonly Row[]): number {
  for (let i = rows.length - 1; i >= 0; i--) {
    const seq = seqOf(rows[i]!)
    if (seq !== undefined)
      return seq
  }
  return 0
}
