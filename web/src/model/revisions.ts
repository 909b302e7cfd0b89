import type { LogFrame, RecalledAll, Seq } from '../protocol/frames.gen'
import type { LogEntry, MessageItem } from './logItem'
import type { RoomLog } from './roomLog'
import type { MessageChange } from './message'
import { isChange, messageOf, requoted, revised, takenBack, updated } from './message'

/** Keeps the messages of a log as they are now, and what quotes them. */
export class Revisions {
  /** By the message: the answers to it. */
  private readonly answers = new Map<Seq, Set<Seq>>()

  /** By the message, which may not be here yet. */
  private readonly changes = new Map<Seq, MessageChange[]>()

  /** Who took back all that they had said, by where that stands. */
  private readonly takenBack = new Map<Seq, RecalledAll['data']>()

  constructor(private readonly log: RoomLog<LogEntry>, private readonly toEntry: (frame: LogFrame) => LogEntry) {}

  /** These frames were put into the log, or were in it before. `asOf` is how far the log went when they were read. */
  came(frames: readonly LogFrame[], asOf: Seq): void {
    for (const frame of frames) {
      if (frame.type === 1)
        this.told(this.toEntry(frame) as MessageItem, asOf)
    }
    for (const frame of frames) {
      if (frame.type === 60 && !this.takenBack.has(frame.data.seq)) {
        this.takenBack.set(frame.data.seq, frame.data)
        this.log.reviseAll(entry => entry.kind === 'message' ? takenBack(entry, frame.data) : entry)
      }
      if (!isChange(frame))
        continue
      this.remember(frame)
      this.revise(frame.data.target, message => revised(message, frame))
      if (frame.type === 20 || frame.type === 21)
        this.requote(frame.data.target, frame.type === 20 ? frame.data.text : undefined)
    }
  }

  /** A frame as it would be told now: with the words that the message has by what was heard since. */
  current(frame: LogFrame): LogFrame {
    const entry = this.log.held(frame.data.seq)
    if (frame.type !== 1 || entry?.kind !== 'message')
      return frame
    const data = { ...frame.data, ...messageOf(entry) }
    // What was taken back is not written down, nor what came with it.
    if (entry.recalled !== undefined)
      delete data.files
    return { ...frame, data }
  }

  /** Positions mean something else from now on. */
  forget(): void {
    this.answers.clear()
    this.changes.clear()
    this.takenBack.clear()
  }

  private remember(change: MessageChange): void {
    const { target, seq } = change.data
    const known = this.changes.get(target)
    if (!known)
      this.changes.set(target, [change])
    else if (!known.some(one => one.data.seq === seq))
      known.push(change)
  }

  private told(message: MessageItem, asOf: Seq): void {
    if (message.reply) {
      const answers = this.answers.get(message.reply.seq)
      if (answers)
        answers.add(message.seq)
      else
        this.answers.set(message.reply.seq, new Set([message.seq]))
    }
    // What happened to it may have been heard before it was read.
    const changes = this.changes.get(message.seq) ?? []
    this.revise(message.seq, before => [...this.takenBack.values()].reduce(takenBack, changes.reduce(revised, updated(before, message, asOf))))
  }

  private requote(seq: Seq, text: string | undefined): void {
    const answers = this.answers.get(seq)
    if (!answers)
      return
    const message = this.log.held(seq)
    const words = message?.kind === 'message' ? message.recalled === undefined ? message.text : undefined : text
    for (const answer of answers)
      this.revise(answer, before => requoted(before, words))
  }

  private revise(seq: Seq, change: (message: MessageItem) => MessageItem): void {
    this.log.revise(seq, entry => entry.kind === 'message' ? change(entry) : entry)
  }
}
