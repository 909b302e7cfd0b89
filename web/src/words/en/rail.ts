import { capped, count } from './counts'

export const rail = {
  label: 'Rooms and direct messages',
  rooms: 'Rooms',
  direct: 'Direct messages',
  open: 'Find or open a room',
  find: 'Find people, rooms, messages',
  clear: 'Clear',
  nothing: (words: string) => `Nobody and no room here is called “${words}”.`,
  people: 'People',
  unread: (n: number) => `${capped(n)} unread`,
  mentions: (n: number) => `${count(n, 'mention', 'mentions')} of you`,
  draft: 'Draft',
  failed: 'Not sent',
  muted: 'Muted',
  mine: (words: string) => `You: ${words}`,
  writing: 'typing',
  silent: 'Nothing said yet',
  online: 'Online',
  offline: 'Offline',
  arriving: 'Coming in',
}
