import type { Words } from './en'
import { banner } from './zh/banner'
import { card } from './zh/card'
import { composer } from './zh/composer'
import { capped } from './zh/counts'
import { doctor } from './zh/doctor'
import { emoji } from './zh/emoji'
import { files } from './zh/files'
import { invites } from './zh/invites'
import { keeping } from './zh/keeping'
import { keys } from './zh/keys'
import { levels } from './zh/levels'
import { log } from './zh/log'
import { message } from './zh/message'
import { name } from './zh/name'
import { people } from './zh/people'
import { rail } from './zh/rail'
import { reach } from './zh/reach'
import { refusals } from './zh/refusals'
import { room } from './zh/room'
import { rooms } from './zh/rooms'
import { search } from './zh/search'
import { select } from './zh/select'
import { settings } from './zh/settings'
import { switcher } from './zh/switcher'
import { undo } from './zh/undo'
import { you } from './zh/you'

export const zh: Words = {
  house: '茶馆',
  lobby: '大厅',
  lobbyTopic: '随便坐，随便聊。',
  self: '你',
  somebody: '某人',
  capped,
  refused: code => refusals[code].endsWith('。') ? refusals[code] : `${refusals[code]}。`,
  skip: '跳到输入框',
  title: (unread, room) => `${unread ? `(${capped(unread)}) ` : ''}${room} · 茶馆`,

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
  came: (names, more) => [more > 0 ? `${names.length + more}人` : names.join('、'), '来了'],
}
