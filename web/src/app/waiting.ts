import type { Epoch, LogFrame, SendMsg, Seq } from '../protocol/frames.gen'
import { isChange, revised, takenBack, updated } from '../model/message'

/** More are not counted one by one. */
export const WAITING_MAX = 99

/** What is for us in one room and was not read yet: what a notification of the room is about. */
export class Waiting {
  private readonly messages = new Map<Seq, SendMsg['data']>()
  /** These have not been told outside the page. */
  private readonly untold = new Set<Seq>()

  /** What stands up to `after` is old. */
  constructor(readonly epoch: Epoch | undefined, private after: Seq) {}

  get count(): number {
    return this.messages.size
  }

  get newest(): SendMsg['data'] | undefined {
    return this.messages.get(Math.max(...this.messages.keys()))
  }

  get hasUntold(): boolean {
    return this.untold.size > 0
  }

  /** Something of the room's log. Answers what it changed here, if anything; `isForUs` says of a message whether it is to wait. */
  hear(frame: LogFrame, isForUs: (message: SendMsg['data']) => boolean): 'news' | 'words' | undefined {
    if (frame.type === 60) {
      const changed = [...this.messages.values()].map(before => [before, takenBack(before, frame.data)] as const).filter(([before, now]) => now !== before)
      return changed.map(([before, now]) => this.replace(before, now)).find(word => word !== undefined)
    }
    if (isChange(frame)) {
      const before = this.messages.get(frame.data.target)
      return before && this.replace(before, revised(before, frame))
    }
    if (frame.type !== 1 || frame.data.seq <= this.after)
      return undefined
    const { data } = frame
    const before = this.messages.get(data.seq)
    if (before)
      return this.replace(before, updated(before, data, data.seq))
    if (!isForUs(data))
      return undefined
    this.messages.set(data.seq, data)
    this.untold.add(data.seq)
    if (this.messages.size > WAITING_MAX)
      this.read(Math.min(...this.messages.keys()))
    return 'news'
  }

  /** Somebody has read up to here. Answers whether something waited there. */
  read(upTo: Seq): boolean {
    this.after = Math.max(this.after, upTo)
    const read = [...this.messages.keys()].filter(seq => seq <= upTo)
    read.forEach(seq => this.forget(seq))
    return read.length > 0
  }

  /** All that waits has been told, or need not be. */
  told(): void {
    this.untold.clear()
  }

  private replace(before: SendMsg['data'], now: SendMsg['data']): 'words' | undefined {
    if (now.recalled !== undefined)
      this.forget(before.seq)
    else
      this.messages.set(before.seq, now)
    return now.recalled !== undefined || now.text !== before.text ? 'words' : undefined
  }

  private forget(seq: Seq): void {
    this.messages.delete(seq)
    this.untold.delete(seq)
  }
}
