import type { SocketListener } from '../connection/socket'
import type { RoomId, User } from '../protocol/frames.gen'

/** One connection to the fake server: what it hears, and who is at its other end. */
export interface Line {
  readonly listener: SocketListener
  readonly rooms: Set<RoomId>
  user?: User
  open: boolean
}
