import type { LogFrame, Seq, UserId } from '../protocol/frames.gen'
import type { RoomFacts } from './roomFacts'

const parts = ['name', 'topic', 'speakers', 'window', 'role'] as const
type Part = typeof parts[number]
type Said = Pick<RoomFacts, Part>

/** What an entry says of the room, to one of those who are in it. */
function saidBy(frame: LogFrame, me: UserId | undefined): Said | undefined {
  switch (frame.type) {
    case 50: return frame.data
    case 51: return frame.data.whom.userId === me ? { role: frame.data.on ? 'keeper' : 'member' } : undefined
    case 13: return frame.data.keeper && frame.data.keeper.userId === me ? { role: 'keeper' } : undefined
    default: return undefined
  }
}

/** What keepers said of a room, and whether one keeps it, as entries of its log: they may come in any order, and of each part the newest word is right. */
export class Arrangement {
  private readonly said = new Map<Part, { seq: Seq, what: Said }>()

  /** The room after these entries. */
  heard(frames: readonly LogFrame[], facts: RoomFacts, me?: UserId): RoomFacts {
    let isNews = false
    for (const frame of frames) {
      const what = saidBy(frame, me)
      for (const part of what ? parts : []) {
        if (what![part] === undefined || frame.data.seq <= (this.said.get(part)?.seq ?? 0))
          continue
        this.said.set(part, { seq: frame.data.seq, what: what! })
        isNews = true
      }
    }
    return isNews ? this.of(facts) : facts
  }

  /** The room with what was said after the entry that it was told with. */
  of(facts: RoomFacts): RoomFacts {
    const since: Seq = facts.arranged ?? 0
    return [...this.said].reduce((now, [part, { seq, what }]) => seq > since ? { ...now, [part]: what[part] } : now, facts)
  }

  /** Positions mean something else from now on. */
  forget(): void {
    this.said.clear()
  }
}
