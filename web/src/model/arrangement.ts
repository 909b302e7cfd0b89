import type { Arranged, LogFrame, Seq } from '../protocol/frames.gen'
import type { RoomFacts } from './roomFacts'

const parts = ['name', 'topic', 'speakers', 'window'] as const
type Part = typeof parts[number]

/** What keepers said of a room, as entries of its log: they may come in any order, and of each part the newest word is right. */
export class Arrangement {
  private readonly said = new Map<Part, Arranged['data']>()

  /** The room after these entries. */
  heard(frames: readonly LogFrame[], facts: RoomFacts): RoomFacts {
    const arranged = frames.flatMap(frame => frame.type === 50 ? [frame.data] : [])
    for (const data of arranged) {
      for (const part of parts) {
        if (data[part] !== undefined && data.seq > (this.said.get(part)?.seq ?? 0))
          this.said.set(part, data)
      }
    }
    return arranged.length > 0 ? this.of(facts) : facts
  }

  /** The room with what was said after the entry that it was told with. */
  of(facts: RoomFacts): RoomFacts {
    const since: Seq = facts.arranged ?? 0
    return [...this.said].reduce((now, [part, data]) => data.seq > since ? { ...now, [part]: data[part] } : now, facts)
  }

  /** Positions mean something else from now on. */
  forget(): void {
    this.said.clear()
  }
}
