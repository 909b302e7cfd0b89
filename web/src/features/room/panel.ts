import type { Role, User } from '../../protocol/frames.gen'

/** What of a room comes over it, when somebody asks for it; or who somebody is. */
export type Panel = 'invite' | 'settings' | 'members' | { readonly who: User, readonly role?: Role, readonly back?: boolean }
