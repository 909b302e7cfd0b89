import type { SendMsg, User } from '../protocol/frames.gen'
import type { LiveRoom } from './liveRoom'
import { isFor } from '../model/logItem'

/** What of a room is to reach somebody who is not looking. */
export type Level = 'all' | 'mentions' | 'none'

export function levelOf({ muted, kind }: Pick<LiveRoom, 'muted' | 'kind'>): Level {
  return muted ? 'none' : kind === 'direct' ? 'all' : 'mentions'
}

/** Whether a message is one that somebody should be told of. */
export function reaches(level: Level, message: SendMsg['data'], me: User | undefined): boolean {
  if (level === 'none' || message.recalled !== undefined || message.from.userId === me?.userId)
    return false
  return level === 'all' || isFor(message, me)
}
