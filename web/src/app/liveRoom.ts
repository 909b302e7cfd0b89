import type { LogEntry } from '../model/logItem'
import type { RoomKey } from '../model/roomKey'
import type { KeptRoom } from '../storage/store'
import type { Cid, Epoch, Hole, LogFrame, Page, Room, RoomId, RoomKind, SendMsg, Seq, Subscribed, UserId } from '../protocol/frames.gen'
import type { RoomFacts } from '../model/roomFacts'
import type { RoomWorld } from './roomWorld'
import { Arrangement } from '../model/arrangement'
import { toEntry } from '../model/logItem'
import { keptAfter } from '../model/message'
import { ReadMark } from '../model/readMark'
import { Revisions } from '../model/revisions'
import { factsOf } from '../model/roomFacts'
import { personOf, roomIdOf } from '../model/roomKey'
import { RoomLog } from '../model/roomLog'
import { Roster } from '../model/roster'
import { Wants } from '../model/wants'
import { wishOf } from '../storage/store'
import { Pages } from './pages'

/** Farther behind than this, the server is asked to go on from the end and to mark the hole. */
const BEHIND_MAX = 1_000

/** The heads of a pong may be a moment ahead of the entries that are on their way already. */
const HEAD_GRACE_MS = 1_000
/** When much is wanted, as much as the server gives. */
const LONG_PAGE = 200
const AGAIN_MS = 2_000

/**
 * A room that we know of, and its life on the wire: subscribing, catching up, finding out what was lost and asking for it.
 * It goes on whether anybody looks at it or not, so that counts and previews are right.
 */
export class LiveRoom {
  readonly log = new RoomLog<LogEntry>()
  readonly roster = new Roster()
  readonly readMark = new ReadMark()
  readonly pages: Pages
  readonly wants: Wants
  private readonly arrangement = new Arrangement()
  readonly revisions = new Revisions(this.log, frame => this.entry(frame))

  facts: RoomFacts
  id: RoomId | undefined
  last: SendMsg | undefined
  /** `asked`: nobody has told us about this room yet. */
  standing: 'asked' | 'in' | 'left' | 'unknown' = 'asked'
  /** How many look at it. */
  views = 0

  /** Catching up until the log was heard up to here. */
  private target: Seq | undefined
  private resumes = 0
  private subscribing = false
  private repairing = false

  constructor(readonly key: RoomKey, private readonly world: RoomWorld) {
    this.id = roomIdOf(key)
    this.pages = new Pages(this, world)
    this.wants = new Wants(world.clock)
    this.facts = { kind: key === 'lobby' ? 'lobby' : personOf(key) ? 'direct' : 'open' }
  }

  get kind(): RoomKind {
    return this.facts.kind
  }

  get person(): UserId | undefined {
    return personOf(this.key)
  }

  /** Whether what is here of its log has the entry that a draft of our own became. */
  has(cid: Cid): boolean {
    return this.log.seen(() => undefined).some(entry => entry?.key === cid)
  }

  /** About how many entries are still to come before we know what we missed. */
  get behind(): number {
    return this.target === undefined ? 0 : Math.max(0, this.target - (this.log.heard ?? this.target))
  }

  /** As it was kept on this device: to be seen before, or without, a connection. */
  restore(room: KeptRoom): void {
    this.describe(room)
    this.wants.wished = wishOf(room)
    this.readMark.tell(room.mark, room.unread, room.head, room.backs)
    this.log.epoch = room.epoch
    this.standing = 'in'
    this.world.changed(this)
  }

  /** What was kept of its log. If nobody told us more meanwhile, hearing goes on from its end. */
  restoreEntries(frames: readonly LogFrame[]): void {
    const newest = frames.at(-1)
    if (!newest)
      return
    this.mergePieces(frames, 0)
    this.log.begin(newest.data.seq)
    this.remember(newest)
    this.world.changed(this)
  }

  /** The server's word about the room, when one comes in and whenever one enters. */
  tell(room: Room): void {
    const another = this.log.tell(room)
    if (another)
      this.begunAnew()
    this.describe(room)
    this.standing = 'in'
    if (another)
      this.readMark.reset(room.mark, room.unread, room.head)
    else if (this.readMark.tell(room.mark, room.unread, room.head, room.backs))
      this.world.setBack(this)
    // What comes after its head will be told; what came before can be asked for.
    this.log.begin(room.head)
    if (room.last) {
      // It comes without its reactions.
      this.mergePieces([room.last], 0)
      this.noticed([room.last])
    }
    this.world.changed(this)
  }

  /** Hears the room from where we stopped, or from now on. To be called after every `live`. */
  async resume(): Promise<void> {
    const resume = ++this.resumes
    const { heard, epoch } = this.log
    this.subscribing = true
    const answer = await this.world.ask({
      type: 'subscribe',
      data: {
        ...this.person ? { with: this.person } : { room: this.id! },
        ...heard !== undefined && epoch !== undefined && { since: heard, epoch },
      },
    }, this.views > 0 ? 'first' : 'in turn')
    if (resume !== this.resumes)
      return
    this.subscribing = false
    if (!('refused' in answer)) {
      this.checkResumed()
      return
    }
    if (answer.refused === 'notAMember')
      this.standing = 'left'
    else if (answer.refused === 'unknownRoom' || answer.refused === 'unknownRecipient')
      this.standing = 'unknown'
    else if (this.world.isLive())
      this.world.clock.after(AGAIN_MS, () => resume === this.resumes && this.world.isLive() && void this.resume())
    this.world.changed(this)
  }

  /** The line was cut. */
  cut(): void {
    this.resumes++
    this.subscribing = false
    this.target = undefined
    this.roster.stale()
    this.world.changed(this)
  }

  subscribed({ room, epoch, firstSeq, head }: Subscribed['data']): void {
    this.id = room
    this.standing = 'in'
    if (this.log.tell({ epoch, firstSeq, head })) {
      this.begunAnew()
      this.readMark.reset(head, 0, head)
    }
    this.log.begin(head)
    this.target = head
    this.checkResumed()
    this.world.changed(this)
  }

  /** What follows goes on from `before`. */
  hole({ epoch, before }: Hole['data']): void {
    if (epoch !== this.log.epoch)
      return
    this.log.skipTo(before)
    this.world.changed(this)
  }

  /** An entry told live. */
  heard(frame: LogFrame): void {
    this.log.take(this.entry(frame))
    this.revisions.came([frame], frame.data.seq)
    this.noticed([frame])
    this.checkResumed()
    this.pages.trim()
    if (this.log.missing)
      void this.repair()
  }

  page({ epoch, firstSeq, head, entries }: Page['data']): void {
    // A late answer about another epoch's positions.
    if (this.log.epoch !== undefined && this.log.epoch !== epoch)
      return
    this.log.tell({ epoch, firstSeq, head })
    this.mergePieces(entries, head)
    this.noticed(entries)
    this.checkResumed()
  }

  /** The server's word about how far the log goes: the only way to find out that the last message was lost. */
  checkHead(epoch: Epoch, head: Seq): void {
    if (epoch !== this.log.epoch) {
      if (!this.subscribing)
        void this.resume()
      return
    }
    this.log.noteHead(head)
    if (this.log.missing)
      this.world.clock.after(HEAD_GRACE_MS, () => void this.repair())
  }

  /** Asks for what is missing, once, until nothing is. */
  private async repair(): Promise<void> {
    if (this.repairing || this.subscribing || this.target !== undefined || !this.id)
      return
    this.repairing = true
    for (let missing = this.log.missing; missing && this.world.isLive(); missing = this.log.missing) {
      if (this.log.head - missing.after > BEHIND_MAX) {
        void this.resume()
        break
      }
      const answer = await this.world.ask({ type: 'history', data: { room: this.id, after: missing.after, limit: LONG_PAGE } }, 'in turn')
      if ('refused' in answer || this.log.missing?.after === missing.after)
        break
    }
    this.repairing = false
  }

  private checkResumed(): void {
    if (this.target === undefined || (this.log.heard ?? 0) < this.target)
      return
    this.target = undefined
    this.world.changed(this)
    if (this.log.missing)
      void this.repair()
  }

  private describe(room: Room): void {
    this.id = room.room
    this.facts = this.arrangement.of(factsOf(room))
    this.wants.begin(room.settings)
    this.remember(room.last)
  }

  /** The log is another one. */
  private begunAnew(): void {
    this.last = undefined
    this.revisions.forget()
    this.arrangement.forget()
  }

  private remember(frame: LogFrame | undefined): void {
    if (frame?.type === 1 && frame.data.seq >= (this.last?.data.seq ?? 0))
      this.last = frame
    else if (frame && this.last)
      this.last = keptAfter(this.last, frame) as SendMsg
  }

  private noticed(frames: readonly LogFrame[]): void {
    const me = this.world.me()?.userId
    for (const frame of frames) {
      this.remember(frame)
      // Who says something has read what came before.
      if (frame.type === 1 && frame.data.from.userId === me && frame.data.seq <= (this.log.heard ?? 0))
        this.readMark.move(frame.data.seq)
    }
    this.facts = this.arrangement.heard(frames, this.facts, me)
    this.world.came(this, frames)
    this.world.changed(this)
  }

  /** Frames by position, perhaps with holes between, read when the log went up to `asOf`. */
  private mergePieces(frames: readonly LogFrame[], asOf: Seq): void {
    let from = 0
    for (let i = 1; i <= frames.length; i++) {
      if (i < frames.length && frames[i]!.data.seq === frames[i - 1]!.data.seq + 1)
        continue
      this.log.merge(frames.slice(from, i).map(frame => this.entry(frame)))
      from = i
    }
    this.revisions.came(frames, asOf)
  }

  private entry(frame: LogFrame): LogEntry {
    return toEntry(frame, this.world.me())
  }
}
