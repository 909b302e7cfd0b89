import { nextTick, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { VirtualizerHandle } from 'virtua/vue'
import { type Row, seqOf } from './rows'

/** As near to the end as makes no difference to whoever reads there. */
const AT_END = 48
/** A move of the scroll offset this soon after a wheel, a finger or a key is the reader's own. */
const MEANT_MS = 1000
/** More is asked for before the edge is reached. */
const AHEAD = 900

/** Rows that were never on screen are measured on the way to them, which takes a few frames. */
const FINDING_MS = 300

/** What brought nothing is not asked for again sooner: without a connection the answer comes at once. */
const AGAIN_MS = 1000

/** Somebody sits before the page again. */
const AGAIN_BEFORE = ['focus', 'attended'] as const

/** What the scrolling needs of a room. */
export interface Reach {
  readonly hasOlder: Readonly<Ref<boolean>>
  readonly hasNewer: Readonly<Ref<boolean>>
  loadOlder(): Promise<void>
  loadNewer(): Promise<void>
  fill(hole: { after: number, before: number }, from: 'older' | 'newer'): Promise<void>
  jumpToEnd(): Promise<void>
  markRead(upTo: number): void
}

/**
 * Where the reader is. Whoever is at the end stays there as words come; whoever reads further up is never moved:
 * what comes before, after or into the middle leaves the row at the top of the screen where it is.
 *
 * While what was missed is still on its way (`upToDate` says no), nothing counts as read: the unread line would be gone
 * before it was seen.
 */
export function useScroll(rows: Readonly<Ref<readonly Row[]>>, reach: Reach, list: Readonly<Ref<VirtualizerHandle | null>>, upToDate: () => boolean, start?: string) {
  const shown = shallowRef<{ rows: readonly Row[], shift: boolean }>({ rows: [], shift: false })
  const away = ref(false)
  /** The unread line is above what is in sight, and was never seen. */
  const lineAbove = ref(false)
  let lineSeen = false
  /** The newest position that has been on screen. */
  const seen = ref(0)
  let following = true
  let upwards = false
  let offset = 0
  let placed = false
  /** Nobody sees how the list finds its place. */
  const settled = ref(false)
  let meantAt = -MEANT_MS
  let gone = false
  /** On the way to the unread line: where the list is meanwhile means nothing. */
  let finding = false
  let found: ReturnType<typeof setTimeout> | undefined
  /** The unread line has just appeared below somebody who is at the end. */
  let lineToShow = false

  const asked = { older: { at: 0, edge: '' }, newer: { at: 0, edge: '' }, hole: { at: 0, edge: '' } }
  function ask(what: keyof typeof asked, edge: string, load: () => Promise<void>) {
    const last = asked[what]
    if (last.edge === edge && performance.now() - last.at < AGAIN_MS)
      return
    asked[what] = { at: performance.now(), edge }
    void load()
  }

  /** To the end; or, when some of it has never been on screen, to the line where the unread begins. */
  function toEnd({ unread = document.hidden } = {}) {
    const line = unread ? shown.value.rows.findIndex(row => row.kind === 'unread') : -1
    if (line > 0)
      list.value?.scrollToIndex(line, { align: 'start', offset: -(list.value.viewportSize * 0.3) })
    else if (shown.value.rows.length)
      list.value?.scrollToIndex(shown.value.rows.length - 1, { align: 'end' })
  }

  const below = () => list.value ? list.value.scrollSize - list.value.scrollOffset - list.value.viewportSize : 0

  /** Shows where the unread begins; who then does not see the end does not follow it either. */
  function toUnread() {
    following = false
    finding = true
    toEnd({ unread: true })
    clearTimeout(found)
    found = setTimeout(() => {
      finding = false
      following = below() < AT_END
      if (following)
        toEnd()
      look()
    }, FINDING_MS)
  }

  function look() {
    const handle = list.value
    const current = shown.value.rows
    if (!handle || !placed || finding || handle.viewportSize === 0)
      return
    away.value = below() > handle.viewportSize / 3 || reach.hasNewer.value
    if (handle.scrollOffset < AHEAD && reach.hasOlder.value)
      ask('older', current[2]?.key ?? '', () => reach.loadOlder())
    if (below() < AHEAD && reach.hasNewer.value)
      ask('newer', current.at(-2)?.key ?? '', () => reach.loadNewer())
    const last = Math.min(handle.findItemIndex(handle.scrollOffset + handle.viewportSize - 8), current.length - 1)
    const first = handle.findItemIndex(handle.scrollOffset)
    const line = current.findIndex(row => row.kind === 'unread')
    // Where the first unread is not here yet, the line stands before what is.
    const isTrue = current.slice(0, line).some(row => seqOf(row) !== undefined)
    lineSeen = line >= 0 && (lineSeen || (isTrue && line >= first && line <= last))
    lineAbove.value = line >= 0 && !lineSeen && (line < first || !isTrue)
    const holes = current.slice(first, last + 1).filter(row => row.kind === 'hole')
    const near = upwards ? holes.at(-1) : holes[0]
    if (near)
      ask('hole', `${near.hole.after}-${near.hole.before}`, () => reach.fill(near.hole, direction()))
    // What stands behind a hole in sight is not read before the hole is.
    const seq = newest(current.slice(0, holes[0] ? current.indexOf(holes[0]) : last + 1))
    // Farther than the log goes: it was another log.
    if (seen.value > newest(current))
      seen.value = 0
    seen.value = Math.max(seen.value, seq)
    if (seq > 0 && upToDate())
      reach.markRead(seq)
  }

  function scrolled(now: number) {
    const handle = list.value
    if (!handle || !placed)
      return
    upwards = now < offset
    // Content that is measured also moves the offset; only the reader leaves the end.
    const left = upwards && performance.now() - meantAt < MEANT_MS
    following = !finding && (below() < AT_END || (following && !left))
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
    const current = shown.value.rows
    if (!handle)
      return undefined
    let index = handle.findItemIndex(handle.scrollOffset)
    // A hole is another row when it was filled from below.
    while (current[index]?.kind === 'hole')
      index++
    const row = current[index]
    return row && { key: row.key, index, past: handle.scrollOffset - handle.getItemOffset(index) }
  }

  async function place() {
    // The list knows its own height only after it has been laid out.
    do await new Promise(requestAnimationFrame)
    while (!gone && !list.value?.viewportSize)
    if (gone || !list.value)
      return
    if (start !== undefined && shown.value.rows.some(row => row.key === start))
      await show(start)
    else if (shown.value.rows.some(row => row.kind === 'unread'))
      toUnread()
    else
      toEnd()
    placed = true
    look()
    for (let frame = 0; frame < 2; frame++)
      await new Promise(requestAnimationFrame)
    settled.value = true
  }

  watch(rows, async (current, _, onCleanup) => {
    const before = shown.value.rows
    if (before.length === 0 || current.length === 0) {
      shown.value = { rows: current, shift: false }
      if (current.length)
        await place()
      return
    }
    let stale = false
    onCleanup(() => { stale = true })
    const held = following ? undefined : anchor()
    const ownWords = current.at(-2)?.kind === 'own' && current.at(-2)!.key !== before.at(-2)?.key && seqOf(current.at(-2)!) === undefined
    const shift = before.length !== current.length && before.at(-2)?.key === current.at(-2)?.key && oldest(before) !== oldest(current)
    shown.value = { rows: current, shift }
    following ||= ownWords
    lineToShow ||= following && !ownWords && current.some(row => row.kind === 'unread') && !before.some(row => row.kind === 'unread')
    await nextTick()
    if (stale)
      return
    if (lineToShow) {
      lineToShow = false
      toUnread()
    }
    else if (following) {
      toEnd()
    }
    else if (held && !shift) {
      keep(current, held)
    }
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

  /** Brings a row to the middle of the screen; who was brought there does not follow the end. */
  async function show(key: string) {
    following = false
    // The page that it came with is laid out first.
    await nextTick()
    const index = shown.value.rows.findIndex(row => row.key === key)
    if (index >= 0)
      list.value?.scrollToIndex(index, { align: 'center' })
    await new Promise(requestAnimationFrame)
    following = below() < AT_END
    look()
  }

  watch(upToDate, () => look())
  const visible = () => look()
  document.addEventListener('visibilitychange', visible)
  for (const again of AGAIN_BEFORE)
    addEventListener(again, visible)
  onScopeDispose(() => {
    gone = true
    clearTimeout(found)
    document.removeEventListener('visibilitychange', visible)
    for (const again of AGAIN_BEFORE)
      removeEventListener(again, visible)
  })

  function direction() {
    return upwards ? 'newer' as const : 'older' as const
  }

  const meant = () => { meantAt = performance.now() }

  return { shown, settled, away, lineAbove, seen, scrolled, resized, meant, jump, show, direction }
}

/** Of the log itself: the rows above it have the same keys whatever comes first. */
const oldest = (rows: readonly Row[]) => rows.find(row => !['top', 'day', 'unread'].includes(row.kind))?.key

function newest(rows: readonly Row[]): number {
  for (let i = rows.length - 1; i >= 0; i--) {
    const seq = seqOf(rows[i]!)
    if (seq !== undefined)
      return seq
  }
  return 0
}
