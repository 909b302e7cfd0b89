/** What of a room comes over it, when somebody asks for it. */
export type Panel = 'invite' | 'settings'
