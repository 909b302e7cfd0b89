import type { Person, RoomKey, RoomSummary } from '../../app/teahouse'
import { withPerson } from '../../model/roomKey'
import { rank } from '../../ui/find'
import type { IconName } from '../../ui/icons'

/** Something to go to, or to do. */
export interface Choice {
  readonly id: string
  readonly name: string
  /** By what else it is found. */
  readonly also?: readonly string[]
  readonly room?: RoomKey
  readonly summary?: RoomSummary
  readonly person?: Person
  readonly icon?: IconName
  readonly run?: () => void
}

/** The rooms one is in, and whom one has met and does not talk to yet. */
export function placesOf(rooms: readonly RoomSummary[], people: readonly Person[], name: (room: RoomSummary) => string): Choice[] {
  const talked = new Set(rooms.flatMap(room => room.with?.userId ?? []))
  return [
    ...rooms.map(summary => ({ id: summary.key, name: name(summary), room: summary.key, summary, ...summary.with && { person: summary.with } })),
    ...people.filter(person => !person.self && !talked.has(person.userId)).map((person) => {
      const room = withPerson(person.userId)
      return { id: room, name: person.name, room, person }
    }),
  ]
}

const SHOWN_MAX = 30

/** How much a choice waits for somebody: what calls them by name, then what is unread. */
const waits = ({ summary }: Choice) => !summary || summary.muted ? 0 : summary.mentions > 0 ? 2 : summary.unread > 0 ? 1 : 0

/**
 * What to offer, best first. Nothing typed: what is unread, then where something was said last; the room one is in goes last. Typed:
 * by how well a name answers to it, in letters, pinyin or initials, and then by the same.
 */
export function ordered(choices: readonly Choice[], typed: string, current?: RoomKey): readonly Choice[] {
  const wanted = typed.trim()
  const found = choices.flatMap((choice) => {
    const ranks = wanted === '' ? [0] : [choice.name, ...choice.also ?? []].flatMap(name => rank(name, wanted) ?? [])
    return ranks.length ? [{ choice, rank: Math.min(...ranks) }] : []
  })
  const place = ({ room, run }: Choice) => room !== undefined && room === current ? 1 : run ? 2 : 0
  const last = ({ summary }: Choice) => summary?.last?.at ?? 0
  return found
    .sort((a, b) => a.rank - b.rank || place(a.choice) - place(b.choice) || waits(b.choice) - waits(a.choice) || last(b.choice) - last(a.choice))
    .map(({ choice }) => choice)
    .slice(0, SHOWN_MAX)
}
