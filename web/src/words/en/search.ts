import { count } from './counts'

/** 2026-05-23 as it is said. */
const said = (day: string) => new Date(`${day}T00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

export const search = {
  title: 'Search',
  open: 'Search messages',
  here: 'Search this room',
  placeholder: 'Search messages',
  messages: (words: string) => `Search messages for “${words}”`,
  filters: 'Narrow it down',
  room: 'Which room',
  anywhere: 'All rooms',
  by: 'Who said it',
  byName: (name: string) => `Said by ${name}`,
  anybody: 'Anybody',
  when: 'When',
  since: 'First day',
  until: 'Last day',
  anytime: 'Any time',
  days: (since: string | undefined, until: string | undefined) =>
    since && until ? since === until ? said(since) : `${said(since)} to ${said(until)}` : since ? `Since ${said(since)}` : until ? `Until ${said(until)}` : '',
  link: 'With a link',
  code: 'With code',
  noChoice: 'Nobody and nothing here is called that.',
  in: 'in',
  start: 'Finds words in every room you are in, newest first. A few letters are enough, in Chinese a single character. Who knows them may type from:, in:, has:link, before: and after: as well.',
  asking: 'Looking.',
  tally: (n: number, more: boolean) => `${count(n, 'message', 'messages')}${more ? ' so far' : ''}, newest first.`,
  nothing: (words: string) => `Nothing found${words ? ` for “${words}”` : ''}. Try fewer words, or all rooms.`,
  unreachable: 'Searching needs the connection. What you are looking for is found once it is back.',
  more: 'Look further back',
  end: 'That is all of it.',
}
