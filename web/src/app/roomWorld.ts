import type { Answer, Request } from '../connection/requests'
import type { Clock } from '../model/clock'
import type { LogFrame, User } from '../protocol/frames.gen'
import type { LiveRoom } from './liveRoom'

/** What a room asks of the house. */
export interface RoomWorld {
  readonly clock: Clock
  me(): User | undefined
  isLive(): boolean
  ask(request: Request, urgency: 'first' | 'in turn'): Promise<Answer>
  /** Its mark was set back, here or elsewhere. */
  setBack(room: LiveRoom): void
  /** Something about this room is different now. */
  changed(room: LiveRoom): void
  /** These entries came; each may have come before. */
  came(room: LiveRoom, frames: readonly LogFrame[]): void
}
