import { count } from './counts'

export const rooms = {
  title: 'Rooms',
  what: 'Come into one, or open your own, for everyone or for those you invite.',
  find: 'Find a room',
  members: (n: number) => count(n, 'person', 'people'),
  enter: 'Come in',
  open: 'Open',
  none: 'No rooms yet. Open the first.',
  noneFound: (words: string) => `No room is called “${words}”.`,
  unreachable: 'The list comes once you are connected again.',
  again: 'Try again',
  make: 'Open a room',
  name: 'Name',
  nameHint: 'Weekend walks',
  topic: 'What it is about',
  topicHint: 'If you like',
  topicTooLong: 'What it is about is over 200 characters.',
  access: 'Who may come',
  everyone: 'Everyone',
  invited: 'By invitation',
  create: 'Open it',
}
