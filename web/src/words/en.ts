import type { RefusalCode } from '../protocol/frames.gen'
import { banner } from './en/banner'
import { card } from './en/card'
import { composer } from './en/composer'
import { capped, count } from './en/counts'
import { doctor } from './en/doctor'
import { emoji } from './en/emoji'
import { files } from './en/files'
import { invites } from './en/invites'
import { keeping } from './en/keeping'
import { keys } from './en/keys'
import { levels } from './en/levels'
import { log } from './en/log'
import { message } from './en/message'
import { name } from './en/name'
import { people } from './en/people'
import { rail } from './en/rail'
import { reach } from './en/reach'
import { refusals } from './en/refusals'
import { room } from './en/room'
import { rooms } from './en/rooms'
import { search } from './en/search'
import { select } from './en/select'
import { settings } from './en/settings'
import { switcher } from './en/switcher'
import { undo } from './en/undo'
import { you } from './en/you'

const sentence = (words: string) => {
  const first = words.charAt(0).toUpperCase() + words.slice(1)
  return first.endsWith('.') ? first : `${first}.`
}

export const en = {
  house: 'Teahouse',
  lobby: 'Lobby',
  lobbyTopic: 'Sit anywhere, talk about anything.',
  self: 'you',
  somebody: 'Somebody',
  capped,
  /** Why something was refused, as a sentence of its own. */
  refused: (code: RefusalCode) => sentence(refusals[code]),
  skip: 'Skip to writing',
  title: (unread: number, room: string) => `${unread ? `(${capped(unread)}) ` : ''}${room} · Teahouse`,

  rail,
  room,
  levels,
  log,
  doctor,
  emoji,
  files,
  message,
  composer,
  name,
  people,
  reach,
  rooms,
  invites,
  keeping,
  search,
  you,
  settings,
  switcher,
  keys,
  undo,
  select,
  banner,
  card,
  /** Who, which may be cut off where there is no room, and what they did, which may not. */
  came: (names: readonly string[], more: number): readonly [who: string, what: string] =>
    [more > 0 ? count(names.length + more, 'person', 'people') : new Intl.ListFormat('en').format(names), ' came'],
}

/** What every language has to say. */
export type Words = typeof en
