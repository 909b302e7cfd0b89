import type { QueuedDraft } from '../model/draft'
import type { OutboxWorld } from '../model/outbox'
import type { RefusalCode } from '../protocol/frames.gen'
import { ManualClock } from './manualClock'

/** What is around an outbox: a wire on which everything stays, and a store. */
export class FakeOutboxWorld implements OutboxWorld {
  readonly clock = new ManualClock()
  readonly wire: QueuedDraft[] = []
  readonly uploads: QueuedDraft[] = []
  readonly denials: RefusalCode[] = []
  readonly kept = new Map<string, QueuedDraft>()
  private made = 0

  constructor(private readonly name = 'a') {}

  newCid() {
    return `${this.name}-cid-${String(++this.made).padStart(12, '0')}`
  }

  transmit(draft: QueuedDraft) {
    this.wire.push(draft)
  }

  upload(draft: QueuedDraft) {
    this.uploads.push(draft)
  }

  keep(draft: QueuedDraft) {
    this.kept.set(draft.cid, draft)
  }

  forget(draft: QueuedDraft) {
    this.kept.delete(draft.cid)
  }

  denied(_draft: QueuedDraft, code: RefusalCode) {
    this.denials.push(code)
  }

  changed() {}

  /** What was put on the wire since the last time. */
  sent(): string[] {
    return this.wire.splice(0).map(draft => draft.text)
  }
}
