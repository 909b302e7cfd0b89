import type { Answer } from '../connection/requests'
import type { Seq, Timestamp } from '../protocol/frames.gen'
import type { LiveRoom } from './liveRoom'
import type { RoomWorld } from './roomWorld'
import { LOADED_MAX } from '../model/roomLog'

/** One page of a log: as many as a tall screen shows twice. */
const PAGE = 50

/** So much of a room that nobody looks at is held in memory; more is asked for when somebody does. */
const UNSEEN_MAX = 1_000

/** What is let go of is let go of so many at a time, because to cut costs as much as what is left. */
const SURPLUS = 500

/**
 * Brings in what somebody wants to read of a room's log, and lets go of what nobody does. Each method resolves when the page is
 * in the log, or there was nothing to do, or there is no connection.
 */
export class Pages {
  /** Where somebody reads: that end of the log is not let go of. */
  private reading: 'oldest' | 'newest' = 'newest'

  constructor(private readonly room: LiveRoom, private readonly world: RoomWorld) {}

  /** The newest page, as far as it is not here. */
  async newest(): Promise<void> {
    const { heard, firstSeq } = this.room.log
    this.reading = 'newest'
    if (heard === undefined || this.room.log.latest(PAGE).length < Math.min(PAGE, heard - firstSeq + 1))
      await this.ask({ limit: PAGE })
  }

  async older(): Promise<void> {
    const { log } = this.room
    const before = log.oldest ?? (log.heard === undefined ? undefined : log.heard + 1)
    if (before === undefined || before <= log.firstSeq)
      return
    this.reading = 'oldest'
    await this.ask({ before, limit: PAGE * 2 })
    this.trim()
  }

  async newer(): Promise<void> {
    const after = this.room.log.newest
    if (after === undefined || after >= this.room.log.head)
      return
    this.reading = 'newest'
    await this.ask({ after, limit: PAGE * 2 })
    this.trim()
  }

  async fill(hole: { after: Seq, before: Seq }, from: 'older' | 'newer'): Promise<void> {
    await this.ask(from === 'older' ? { after: hole.after, limit: PAGE * 2 } : { before: hole.before, limit: PAGE * 2 })
  }

  /** What surrounds a position. */
  async around(seq: Seq): Promise<void> {
    if (!this.room.log.at(seq))
      await this.ask({ before: seq + PAGE / 2, limit: PAGE })
  }

  /** The first position of this time or later. */
  async since(at: Timestamp): Promise<Seq | undefined> {
    const answer = await this.ask({ at, limit: 1 })
    return answer && 'frame' in answer && answer.frame.type === 9 ? answer.frame.data.entries[0]?.data.seq : undefined
  }

  /** Lets go of what is too much to hold. */
  trim(): void {
    const { log, views } = this.room
    const max = views > 0 ? LOADED_MAX : UNSEEN_MAX
    if (log.length > max + SURPLUS && log.trim(views > 0 ? this.reading : 'newest', max))
      this.world.changed(this.room)
  }

  private async ask(which: { before?: Seq, after?: Seq, at?: Timestamp, limit: number }): Promise<Answer | undefined> {
    return this.room.id === undefined ? undefined : this.world.ask({ type: 'history', data: { room: this.room.id, ...which } }, 'first')
  }
}
