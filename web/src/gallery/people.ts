import type { Person, RoomKey } from '../app/teahouse'

/** Ids whose marks differ well. */
const ids = {
  ana: '00000000-0000-4000-8000-0000000000ff',
  ben: '00000000-0000-4000-8000-000000000120',
  cem: '00000000-0000-4000-8000-0000000000d5',
  man: '00000000-0000-4000-8000-0000000000fd',
  nozomi: '00000000-0000-4000-8000-000000000135',
  oscar: '00000000-0000-4000-8000-000000000385',
  wan: '00000000-0000-4000-8000-00000000001d',
  chu: '00000000-0000-4000-8000-00000000001c',
  minseo: '00000000-0000-4000-8000-00000000021e',
  xu: '00000000-0000-4000-8000-000000000081',
  ines: '00000000-0000-4000-8000-0000000002c9',
} as const

export type Who = keyof typeof ids

const names: Record<Who, string> = {
  ana: '安娜 Ana', ben: 'Ben 本', cem: '陈默 Cem', man: '小满', nozomi: 'のぞみ', oscar: 'Óscar', wan: '程晚', chu: '阿楚', minseo: '민서', xu: '老徐', ines: 'Inês',
}

const away: readonly Who[] = ['minseo', 'xu', 'ines']

export const userOf = (who: Who) => ({ userId: ids[who], name: names[who] })
export const personOf = (who: Who, self = false): Person => ({ ...userOf(who), self, online: !away.includes(who) })
export const everyone = Object.keys(ids) as Who[]
export const directKey = (who: Who): RoomKey => `with-${ids[who]}`

export const rooms = {
  walks: 'room-00000000-0000-4000-8000-000000000015',
  books: 'room-00000000-0000-4000-8000-000000000005',
  kitchen: 'room-00000000-0000-4000-8000-000000000004',
  lanterns: 'room-00000000-0000-4000-8000-000000000000',
} as const satisfies Record<string, RoomKey>
