import type { Cid, Quote, RefusalCode, Seq, Timestamp } from '../protocol/frames.gen'
import type { Clock } from './clock'
import type { RoomKey } from './roomKey'

/** What somebody wants done to a message that is in the log. */
export type WantedChange =
  | { readonly do: 'edit', readonly target: Seq }
  | { readonly do: 'recall', readonly target: Seq }
  | { readonly do: 'react', readonly target: Seq, readonly emoji: string, readonly on: boolean }
  | { readonly do: 'pin', readonly target: Seq, readonly on: boolean }

/** What somebody said, or wants done, and nobody has acknowledged yet, as it is kept on the device. */
export interface QueuedDraft {
  readonly cid: Cid
  readonly room: RoomKey
  /** What is said; of an edit the new words. */
  readonly text: string
  /** What it answers. */
  readonly reply?: Quote
  /** It says nothing, but is about something that was said. */
  readonly change?: WantedChange
  readonly at: Timestamp
  /** Grows with every draft of a device: the time, unless its clock was set back. */
  readonly order: number
  /** The tab that sends it. */
  readonly owner: string
  /** Set once it has failed: it is not sent again by itself. */
  readonly reason?: RefusalCode
}

export type DraftState = 'waiting' | 'sending' | 'sent' | 'failed'

export interface ShownDraft extends QueuedDraft {
  readonly state: DraftState
  /** Its place in the log, once it is acknowledged. */
  readonly seq?: Seq
  /** An earlier attempt was not answered, or by "nobody knows": it may be in the log, and cannot be called back. */
  readonly inDoubt?: boolean
}

/** What the outbox asks of the world. */
export interface OutboxWorld {
  readonly clock: Clock
  /** Never the same again; begins with the time. */
  newCid(): Cid
  /** Puts the draft on the wire. Called only between `connected` and `cut`. */
  transmit(draft: QueuedDraft): void
  /** Keeps the draft (as it is now) or lets go of it, also over a reload. */
  keep(draft: QueuedDraft): void
  forget(draft: QueuedDraft): void
  /** What was wanted of a message cannot be done, and nobody goes on wanting it. */
  denied(draft: QueuedDraft, code: RefusalCode): void
  /** What is shown of this room's drafts is different now. */
  changed(room: RoomKey): void
}

/** So many wait for their answers at a time; the server allows 16 requests of all kinds. */
export const IN_FLIGHT_MAX = 8

/** How long to wait when the server did not say. */
const UNAVAILABLE_WAIT_MS = 2_000

/** Refusals after which the same thing is asked again, with the same cid: nobody knows yet, or it was only too early. */
export const passing: ReadonlySet<RefusalCode> = new Set(['tooFast', 'tooManyPending', 'unavailable', 'notSignedIn'])

/**
 * What was said and is not in the log yet.
 *
 * Each draft has one cid for ever, so to send it again is safe: the server gives the same answer. Drafts of a room go one
 * after the other, each when the one before is answered, because that alone keeps their order through refusals and cuts;
 * rooms do not wait for each other. An acknowledgement or the echo in the log, whichever is first, settles a draft; a
 * definite refusal makes it fail, and the ones behind it go on.
 */
export class Outbox {
  /** In the order in which they were said. */
  private drafts: ShownDraft[] = []
  private newest = 0
  private live = false
  private pause: (() => void) | undefined

  constructor(private readonly world: OutboxWorld, private readonly owner: string) {}

  /** Says something. It is shown from now on, and sent as soon as it can be. */
  say(room: RoomKey, text: string, reply?: Quote): Cid {
    return this.queue(room, text, { ...reply && { reply } })
  }

  /** Does something to a message: in its turn, behind what was said before. */
  change(room: RoomKey, change: WantedChange, text = ''): Cid {
    return this.queue(room, text, { change })
  }

  /** Takes over drafts that were kept: of this tab before a reload, or of a tab that is no more. Those known change nothing. */
  adopt(kept: readonly QueuedDraft[]): void {
    const own = kept.filter(draft => !this.find(draft.cid)).map(draft => ({ ...draft, owner: this.owner }))
    if (own.length === 0)
      return
    for (const draft of own) {
      this.world.keep(draft)
      this.newest = Math.max(this.newest, draft.order)
      this.drafts.push(draft.reason ? { ...draft, state: 'failed' } : { ...draft, state: 'waiting', inDoubt: true })
    }
    this.drafts.sort((a, b) => a.order - b.order)
    for (const room of new Set(own.map(draft => draft.room)))
      this.world.changed(room)
    this.pump()
  }

  /** There is a connection, and the server knows who we are. */
  connected(): void {
    this.live = true
    this.pump()
  }

  /** There is no connection any more: what was on its way may or may not have arrived, so it waits to be sent again. */
  cut(): void {
    this.live = false
    this.pause?.()
    this.pause = undefined
    for (const draft of this.drafts) {
      if (draft.state === 'sending')
        this.set(draft.cid, { state: 'waiting', inDoubt: true })
    }
  }

  /** It is on disk, at this position. Shown as sent until the log has come so far. */
  acknowledged(cid: Cid, seq: Seq): void {
    const draft = this.find(cid)
    if (!draft || draft.state === 'sent')
      return
    this.world.forget(draft)
    this.set(cid, { state: 'sent', seq, reason: undefined })
    this.pump()
  }

  /** It was seen in the log. */
  echoed(cid: Cid): void {
    const draft = this.find(cid)
    if (!draft)
      return
    if (draft.state !== 'sent')
      this.world.forget(draft)
    this.remove(draft)
    this.pump()
  }

  /** The log of a room has everything up to here: what was acknowledged before is seen there. */
  heard(room: RoomKey, upTo: Seq): void {
    for (const draft of this.of(room)) {
      if (draft.state === 'sent' && draft.seq! <= upTo)
        this.remove(draft)
    }
  }

  refused(cid: Cid, code: RefusalCode, retryAfter?: number): void {
    const draft = this.find(cid)
    if (!draft || draft.state !== 'sending')
      return
    // That the house cannot be written now says nothing of an attempt before.
    if (passing.has(code) || (code === 'readOnly' && draft.inDoubt)) {
      this.set(cid, code === 'unavailable' ? { state: 'waiting', inDoubt: true } : { state: 'waiting' })
      this.wait(retryAfter ?? UNAVAILABLE_WAIT_MS)
      return
    }
    if (draft.change) {
      this.world.forget(draft)
      this.remove(draft)
      this.world.denied(queued(draft), code)
      return this.pump()
    }
    this.world.keep({ ...queued(draft), reason: code })
    this.set(cid, { state: 'failed', reason: code })
    this.pump()
  }

  /** Sends what failed again, behind what was said since. */
  retry(cid: Cid): void {
    const draft = this.find(cid)
    if (draft?.state !== 'failed')
      return
    const again: QueuedDraft = { ...queued(draft), reason: undefined, at: this.world.clock.now(), order: this.nextOrder() }
    this.world.keep(again)
    this.drafts = [...this.drafts.filter(other => other.cid !== cid), { ...again, state: 'waiting' }]
    this.world.changed(draft.room)
    this.pump()
  }

  /** Lets go of what failed, or of what waits and is nowhere else. What may have arrived cannot be called back. */
  discard(cid: Cid): boolean {
    const draft = this.find(cid)
    if (!draft || !(draft.state === 'failed' || (draft.state === 'waiting' && !draft.inDoubt)))
      return false
    this.world.forget(draft)
    this.remove(draft)
    return true
  }

  /** The drafts of a room, in the order in which they were said; those acknowledged first. */
  of(room: RoomKey): readonly ShownDraft[] {
    return this.drafts.filter(draft => draft.room === room)
  }

  get rooms(): ReadonlySet<RoomKey> {
    return new Set(this.drafts.map(draft => draft.room))
  }

  /** How many were said and are neither sent nor failed. */
  get unsettled(): number {
    return this.drafts.filter(draft => !draft.change).filter(draft => draft.state === 'waiting' || draft.state === 'sending').length
  }

  private queue(room: RoomKey, text: string, more: Pick<QueuedDraft, 'reply' | 'change'>): Cid {
    const draft: QueuedDraft = { cid: this.world.newCid(), room, text, ...more, at: this.world.clock.now(), order: this.nextOrder(), owner: this.owner }
    this.world.keep(draft)
    this.drafts.push({ ...draft, state: 'waiting' })
    this.world.changed(room)
    this.pump()
    return draft.cid
  }

  private pump(): void {
    if (!this.live || this.pause)
      return
    const busy = new Set(this.drafts.filter(draft => draft.state === 'sending').map(draft => draft.room))
    for (const draft of this.drafts) {
      if (busy.size >= IN_FLIGHT_MAX || !this.live)
        return
      if (draft.state !== 'waiting' || busy.has(draft.room))
        continue
      busy.add(draft.room)
      this.set(draft.cid, { state: 'sending' })
      this.world.transmit(queued(draft))
    }
  }

  private nextOrder(): number {
    this.newest = Math.max(this.newest + 1, this.world.clock.now())
    return this.newest
  }

  private wait(ms: number): void {
    this.pause?.()
    this.pause = this.world.clock.after(ms, () => {
      this.pause = undefined
      this.pump()
    })
  }

  private find(cid: Cid): ShownDraft | undefined {
    return this.drafts.find(draft => draft.cid === cid)
  }

  private set(cid: Cid, change: Partial<ShownDraft>): void {
    this.drafts = this.drafts.map(draft => draft.cid === cid ? { ...draft, ...change } : draft)
    this.world.changed(this.find(cid)!.room)
  }

  private remove(draft: ShownDraft): void {
    this.drafts = this.drafts.filter(other => other.cid !== draft.cid)
    this.world.changed(draft.room)
  }
}

function queued({ cid, room, text, reply, change, at, order, owner, reason }: ShownDraft): QueuedDraft {
  return { cid, room, text, ...reply && { reply }, ...change && { change }, at, order, owner, ...reason && { reason } }
}
