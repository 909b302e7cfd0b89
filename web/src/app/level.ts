import type { Level as Wanted, SendMsg, User } from '../protocol/frames.gen'
import type { LiveRoom } from './liveRoom'
import { isFor } from '../model/logItem'

/** What of a room is to reach somebody who is not looking. */
export type Level = Exclude<Wanted, 'usual'>

/** As it was chosen; else all of what is said to one alone, and of other rooms what is for one. */
export function levelOf({ wants, kind }: Pick<LiveRoom, 'wants' | 'kind'>): Level {
  const { level } = wants.now
  if (wants.isMuted)
    return 'none'
  return level !== 'usual' ? level : kind === 'direct' ? 'all' : 'mentions'
}

/** Whether a message is one that somebody should be told of. */
export function reaches(level: Level, message: SendMsg['data'], me: User | undefined): boolean {
  if (level === 'none' || message.recalled !== undefined || message.from.userId === me?.userId)
    return false
  return level === 'all' || isFor(message, me)
}
