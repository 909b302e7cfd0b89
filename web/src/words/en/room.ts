import { capped } from './counts'

export const room = {
  back: (unread: number) => unread ? `Back, ${capped(unread)} unread` : 'Back',
  tools: 'Room',
  people: 'Who is here',
  more: 'More about this room',
  here: (n: number) => `${n.toLocaleString('en')} here`,
  hereBefore: (n: number) => `${n.toLocaleString('en')} here before the cut`,
  readAll: 'Mark all rooms as read',
  copyLink: 'Copy the link to this room',
  copied: 'Link copied',
  mute: 'Mute this room',
  unmute: 'Unmute this room',
  leave: 'Leave this room',
  leaveSure: (name: string) => `Leave “${name}”?`,
  leaveWhat: 'It goes from your list. What was said stays, and you can come back.',
  leaveYes: 'Leave',
  leaveNo: 'Stay',
  directTopic: 'Between the two of you',
  online: 'Online',
  seen: (when: string) => `Last here ${when}`,
  /** Who, which may be cut off where there is no room, and what they do, which may not. */
  writing: (names: readonly string[], count: number): readonly [who: string, what: string] =>
    [count > 2 ? 'Several people' : new Intl.ListFormat('en').format(names), count === 1 ? ' is typing' : ' are typing'],
  unknown: 'There is no such room',
  unknownWhat: 'The link may be incomplete, or the room is gone.',
  left: (name: string) => `You are not in “${name}”`,
  notIn: 'You are not in this room yet',
  leftWhat: 'Come in to read and write here.',
  enter: 'Come in',
  toLobby: 'Go to the lobby',
}
