import type { SocketListener } from '../connection/socket'
import type { ClientFrame, RefusalCode, RoomId, ServerFrame, User } from '../protocol/frames.gen'

/** One connection to the fake server: what it hears, and who is at its other end. */
export interface Line {
  readonly listener: SocketListener
  readonly rooms: Set<RoomId>
  user?: User
  open: boolean
}

/** The next request of a type is refused with this. */
export interface ToRefuse {
  readonly type: ClientFrame['type']
  readonly code: RefusalCode
  readonly retryAfter?: number
}

/** How a request is refused, if one of its type is to be; then the next one is not. */
export function refusalOf(frame: ClientFrame, all: ToRefuse[]): (ServerFrame & { type: 6 }) | undefined {
  const found = all.findIndex(one => one.type === frame.type)
  if (found < 0)
    return undefined
  const { code, retryAfter } = all.splice(found, 1)[0]!
  return { type: 6, data: { code, message: '', ...retryAfter !== undefined && { retryAfter }, ...frame.type === 'msg' && { cid: frame.data.cid! } } }
}
