import type { Timestamp, UserId } from '../protocol/frames.gen'

/** Somebody, as they are shown. */
export interface Person {
  readonly userId: UserId
  /** The newest name that we know. */
  readonly name: string
  /** In the house now: we see them in a room. */
  readonly online: boolean
  readonly self: boolean
  /** When we last saw them here, by this device's clock. */
  readonly seenAt?: Timestamp
}
