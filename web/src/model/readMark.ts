import type { Seq, UserId } from '../protocol/frames.gen'
import type { LogEntry } from './logItem'
import type { RoomLog } from './roomLog'

/** More than this is shown as "1000 or more": as the server counts. */
export const UNREAD_MAX = 1_000

/**
 * How far somebody has read in one room, and so what is left to read.
 *
 * There is one mark, and it goes forward: by reading, by saying something oneself, by the word of the server (another device
 * has read). Back it goes only when its person says so; `backs` counts that, and of two marks the one with more is newer.
 * The count comes from the log where the log has everything after the mark, else from what the server
 * counted and what came since.
 */
export class ReadMark {
  private markSeq: Seq = 0
  private backsKnown = 0
  /** What the server counted: messages between its mark and `upTo`. */
  private told = { mark: 0, unread: 0, upTo: 0 }
  /** Where the line between read and unread stands while somebody looks; it does not move then. */
  private frozen: Seq | undefined

  get mark(): Seq {
    return this.markSeq
  }

  get backs(): number {
    return this.backsKnown
  }

  /** The server has been told less than is true. */
  get isAhead(): boolean {
    return this.markSeq > this.told.mark
  }

  /** The server's word; `upTo` is the newest position that it counted. Answers whether the mark was set back. */
  tell(mark: Seq, unread: number, upTo: Seq, backs = 0): boolean {
    if (backs < this.backsKnown)
      return false
    const isBack = backs > this.backsKnown && mark < this.markSeq
    this.backsKnown = backs
    this.told = { mark, unread, upTo }
    this.markSeq = isBack ? mark : Math.max(this.markSeq, mark)
    return isBack
  }

  /** Positions of another epoch mean nothing any more. */
  reset(mark: Seq, unread: number, upTo: Seq): void {
    this.markSeq = mark
    this.frozen = undefined
    this.told = { mark, unread, upTo }
  }

  /** Answers whether that was further than before. */
  move(seq: Seq): boolean {
    if (seq <= this.markSeq)
      return false
    this.markSeq = seq
    return true
  }

  unread(log: RoomLog<LogEntry>, me: UserId | undefined): number {
    const head = log.heard ?? this.told.upTo
    if (this.markSeq >= head && this.markSeq >= this.told.upTo)
      return 0
    if (log.hasAllAfter(this.markSeq))
      return countMessages(log, this.markSeq, me)

    const since = countMessages(log, Math.max(this.told.upTo, this.markSeq), me)
    // Read further than the server knows: what it counted is at most what lies between.
    const before = this.isAhead ? Math.min(this.told.unread, Math.max(0, this.told.upTo - this.markSeq)) : this.told.unread
    return Math.min(UNREAD_MAX, before + since)
  }

  /** From now on the line stands where the mark is; call it when somebody begins to look, or looks away. */
  freeze(hasUnread: boolean): void {
    this.frozen = hasUnread ? this.markSeq : undefined
  }

  /** The position after the line; undefined if there is no line. */
  get divider(): Seq | undefined {
    return this.frozen === undefined ? undefined : this.frozen + 1
  }
}

function countMessages(log: RoomLog<LogEntry>, after: Seq, me: UserId | undefined): number {
  let count = 0
  for (let seq = log.heard ?? 0; seq > after && count < UNREAD_MAX; seq--) {
    const entry = log.at(seq)
    if (entry?.kind === 'message' && entry.from.userId !== me)
      count++
    // Below what is here nothing can be counted.
    if (!entry && seq < (log.oldest ?? Number.MAX_SAFE_INTEGER))
      break
  }
  return count
}
