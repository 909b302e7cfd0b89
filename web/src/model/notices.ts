import type { RefusalCode, RoomId, User } from '../protocol/frames.gen'

/** Something to tell for a moment, without standing in the way. */
export type HouseNotice =
  /** People came online: one with a name, two or three with names, more as a count. */
  | { readonly kind: 'came', readonly key: string, readonly people: readonly User[], readonly count: number }
  /** Something that was asked for and that no place on the screen answers for. */
  | { readonly kind: 'refused', readonly key: string, readonly code: RefusalCode }
  /** The server is about to restart; it is back in about this time. */
  | { readonly kind: 'moving', readonly key: string, readonly retryAfter: number }
  /** A newer client is there: a reload gets it. Stays until then. */
  | { readonly kind: 'newer', readonly key: string }
  /** A room we are not in any more. */
  | { readonly kind: 'left', readonly key: string, readonly room: RoomId, readonly name: string }
