import type { ReadMark } from '../model/readMark'
import type { DraftItem, HoleItem, LogItem, MessageItem } from '../model/logItem'
import type { Hole } from '../model/roomLog'
import type { RoomKey } from '../model/roomKey'
import type { ShownDraft } from '../model/draft'
import type { RefusalCode, Seq, Timestamp, User, UserId } from '../protocol/frames.gen'
import type { LiveRoom } from './liveRoom'
import type { OpenRoom, PeopleFound, Person, RoomSummary, RosterShown, Writers } from './teahouse'
import { customRef, shallowRef } from 'vue'
import { wished } from '../model/message'

/** What a view asks of the house. */
export interface ViewWorld {
  me(): User | undefined
  isLive(): boolean
  /** There is no connection, and it is not known when there will be one. */
  isCut(): boolean
  isAttended(): boolean
  draftsOf(key: RoomKey): readonly ShownDraft[]
  summary(room: LiveRoom): RoomSummary
  people(room: LiveRoom): readonly Person[]
  findPeople(room: LiveRoom, words: string, after: UserId | undefined): Promise<PeopleFound | undefined>
  writers(room: LiveRoom): Writers | undefined
  seen(room: LiveRoom): Seq
  write(room: LiveRoom, on: boolean): void
  typed(key: RoomKey): string
  type(key: RoomKey, text: string): void
  markRead(room: LiveRoom, upTo: Seq): void
  markBack(room: LiveRoom, from: Seq): Promise<RefusalCode | undefined>
  closed(view: RoomView): void
}

/** A room, as the screens see it: refs that are renewed together when something about the room changed. */
export class RoomView implements OpenRoom {
  readonly key: RoomKey
  readonly state = shallowRef<'loading' | 'ready' | 'unknown' | 'left'>('loading')
  readonly summary
  readonly items = shallowRef<readonly LogItem[]>([])
  readonly hasOlder = shallowRef(false)
  readonly hasNewer = shallowRef(false)
  readonly loading = shallowRef(false)
  readonly roster
  readonly writers = shallowRef<Writers | undefined>()
  readonly seen = shallowRef<Seq>(0)
  readonly divider = shallowRef<Seq | undefined>()
  readonly fresh = shallowRef(0)
  readonly draft

  readonly findPeople = (words: string, after?: UserId) => this.world.findPeople(this.room, words, after)

  private typedChanged: () => void = () => {}
  private readonly shownDrafts = new WeakMap<ShownDraft, DraftItem>()
  private shownHoles = new Map<string, HoleItem>()
  /** What `items` was made of. */
  private shownOf: { log: number, drafts: readonly ShownDraft[], live: boolean } = { log: -1, drafts: [], live: false }
  private readonly loads = new Map<string, Promise<void>>()
  /** What was missed is here: what comes from now on comes under one's eyes, and the line stands still. */
  private settled = false
  private loadedOnce = false
  private open = true
  private isHeld = false

  constructor(private readonly room: LiveRoom, private readonly world: ViewWorld) {
    this.key = room.key
    this.summary = shallowRef(world.summary(room))
    this.roster = shallowRef<RosterShown>({ people: [], count: 0, fresh: false, whole: false })
    this.draft = customRef<string>((track, trigger) => {
      this.typedChanged = trigger
      return {
        get: () => {
          track()
          return world.typed(room.key)
        },
        set: (text) => {
          world.type(room.key, text)
          trigger()
        },
      }
    })
    room.views++
    this.refresh()
  }

  /** Makes what is shown of what is known. */
  refresh(): void {
    const { room } = this
    this.summary.value = this.world.summary(room)
    if (!this.settled) {
      room.readMark.freeze(this.summary.value.unread > 0)
      this.fresh.value = this.summary.value.unread
      this.settled = this.loadedOnce && this.loads.size === 0 && room.roster.fresh && room.behind === 0
    }
    this.divider.value = room.readMark.divider
    this.showItems()
    this.hasOlder.value = room.log.heard !== undefined && (room.log.oldest ?? room.log.heard + 1) > room.log.firstSeq
    this.hasNewer.value = room.log.heard !== undefined && (room.log.newest ?? room.log.heard) < room.log.heard
    this.showRoster()
    this.writers.value = this.world.writers(room)
    this.seen.value = this.world.seen(room)
    this.state.value = this.stateNow()
    if (room.standing === 'in' && this.world.isLive() && !this.loadedOnce)
      void this.loadFirst()
  }

  /** What is typed was changed by somebody else: another tab, or sending it. */
  refreshDraft(): void {
    this.typedChanged()
  }

  /** Nobody looks at the page now, or another window is used: what comes from here on is new when they look again. */
  lookAway(): void {
    this.settled = true
    this.mark.freeze(true)
    this.divider.value = this.mark.divider
  }

  lookBack(): void {
    if (this.summary.value.unread === 0) {
      this.mark.freeze(false)
      this.divider.value = this.mark.divider
    }
  }

  loadOlder(): Promise<void> {
    return this.once('older', () => this.room.pages.older())
  }

  loadNewer(): Promise<void> {
    return this.once('newer', () => this.room.pages.newer())
  }

  fill(hole: Hole, from: 'older' | 'newer'): Promise<void> {
    return this.once(`${from} ${hole.after} ${hole.before}`, () => this.room.pages.fill(hole, from))
  }

  jumpToEnd(): Promise<void> {
    return this.once('end', () => this.room.pages.newest())
  }

  async jumpTo(seq: Seq): Promise<string | undefined> {
    await this.once(`around ${seq}`, () => this.room.pages.around(seq))
    const isEntry = (item: LogItem) => 'seq' in item
    const after = this.items.value.find(item => isEntry(item) && item.seq >= seq)
    return (after ?? this.items.value.findLast(isEntry))?.key
  }

  async jumpToDay(at: Timestamp): Promise<string | undefined> {
    let seq: Seq | undefined
    await this.once(`day ${at}`, async () => { seq = await this.room.pages.since(at) })
    if (seq !== undefined)
      return this.jumpTo(seq)
    await this.jumpToEnd()
    return this.items.value.at(-1)?.key
  }

  markUnread(from: Seq): Promise<RefusalCode | undefined> {
    return this.world.markBack(this.room, from)
  }

  /** The mark was set back: the line stands there, and nothing counts as read until somebody comes in anew. */
  setBack(): void {
    this.isHeld = true
    this.settled = true
    this.mark.freeze(true)
    this.refresh()
  }

  readOn(): void {
    this.isHeld = false
  }

  markRead(upTo: Seq): void {
    if (this.isHeld || !this.world.isAttended() || upTo <= this.mark.mark)
      return
    this.settled = true
    this.world.markRead(this.room, upTo)
  }

  write(on: boolean): void {
    this.world.write(this.room, on)
  }

  close(): void {
    if (!this.open)
      return
    this.open = false
    this.room.views--
    this.room.pages.trim()
    this.world.closed(this)
  }

  get isOf(): LiveRoom {
    return this.room
  }

  private get mark(): ReadMark {
    return this.room.readMark
  }

  private stateNow(): 'loading' | 'ready' | 'unknown' | 'left' {
    if (this.room.standing === 'left' || this.room.standing === 'unknown')
      return this.room.standing
    // The newest message alone is known of every room; while the others are on their way it is not worth showing.
    const hasWords = this.room.log.length > (this.world.isLive() ? 1 : 0)
    // Without a connection nothing more will come; of a room that nobody told us about it is not even known whether it is there.
    const isAll = this.world.isCut() && (this.room.standing === 'in' || this.room.kind !== 'open')
    return hasWords || isAll || this.loadedOnce && !this.loads.has('first') ? 'ready' : 'loading'
  }

  private async loadFirst(): Promise<void> {
    this.loadedOnce = true
    await this.once('first', () => this.room.pages.newest())
    // The line was cut before the page came: it is still the first.
    if (!this.world.isLive())
      this.loadedOnce = false
    this.refresh()
  }

  /** Loads something, unless just that is being loaded. */
  private once(what: string, load: () => Promise<void>): Promise<void> {
    const under = this.loads.get(what)
    if (under)
      return under
    const promise = load().finally(() => {
      this.loads.delete(what)
      this.loading.value = this.loads.size > 0
      this.refresh()
    })
    this.loads.set(what, promise)
    this.loading.value = true
    return promise
  }

  private showRoster(): void {
    const { count, fresh, whole } = this.room.roster
    const people = this.world.people(this.room)
    const before = this.roster.value
    if (before.people !== people || before.count !== count || before.fresh !== fresh || before.whole !== whole)
      this.roster.value = { people, count, fresh, whole }
  }

  private showItems(): void {
    const drafts = this.world.draftsOf(this.key)
    const live = this.world.isLive()
    const sameDrafts = drafts.length === this.shownOf.drafts.length && drafts.every((draft, i) => draft === this.shownOf.drafts[i])
    if (sameDrafts && this.shownOf.log === this.room.log.version && (this.shownOf.live === live || drafts.length === 0))
      return
    this.shownOf = { log: this.room.log.version, drafts, live }
    this.items.value = this.shown(drafts)
  }

  private shown(drafts: readonly ShownDraft[]): readonly LogItem[] {
    const holes = new Map<string, HoleItem>()
    const seen = this.room.log.seen((hole) => {
      const key = `hole-${hole.before}`
      const before = this.shownHoles.get(key)
      const item: HoleItem = before?.after === hole.after ? before : { kind: 'hole', key, ...hole, count: hole.before - hole.after - 1 }
      holes.set(key, item)
      return item
    })
    this.shownHoles = holes
    const items: LogItem[] = seen.filter(item => item.kind !== 'change')
    this.showWishes(items, drafts)
    for (const state of ['sent', undefined] as const) {
      for (const draft of drafts) {
        if (!draft.change && (draft.state === 'sent') === (state === 'sent'))
          items.push(this.draftItem(draft))
      }
    }
    return items
  }

  /** What is wanted of messages shows in them before anybody answered. */
  private showWishes(items: LogItem[], drafts: readonly ShownDraft[]): void {
    const me = this.world.me()
    for (const draft of drafts) {
      const target = draft.change?.target
      const index = target === undefined ? -1 : items.findLastIndex(item => item.kind === 'message' && item.seq === target)
      if (me && index >= 0)
        items[index] = { ...wished(items[index] as MessageItem, draft, me), pending: true }
    }
  }

  private draftItem(draft: ShownDraft): DraftItem {
    const { cid, text, reply, files, at, reason } = draft
    // What waits only for the one before it is as good as on its way.
    const state = draft.state === 'waiting' && this.shownOf.live ? 'sending' : draft.state === 'uploading' && !this.shownOf.live ? 'waiting' : draft.state
    let item = this.shownDrafts.get(draft)
    if (item?.state !== state) {
      // Files take their time, so one may think again.
      const canCancel = !draft.inDoubt && (state === 'waiting' || (files !== undefined && (state === 'uploading' || draft.state === 'waiting')))
      item = { kind: 'draft', key: cid, cid, text, ...reply && { reply }, ...files && { files }, at, state, ...reason && { reason }, ...canCancel && { canCancel } }
      this.shownDrafts.set(draft, item)
    }
    return item
  }
}
