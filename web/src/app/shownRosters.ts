import type { House } from './house'
import type { LiveRoom } from './liveRoom'
import type { Person } from './teahouse'

/** Who is in each room, as it is shown: oneself first, then by name. */
export class ShownRosters {
  private readonly collator = new Intl.Collator()
  private readonly rosters = new WeakMap<LiveRoom, { of: string, people: readonly Person[] }>()

  constructor(private readonly house: House) {}

  /** The same array as long as nobody came, went or is called something else. */
  of(room: LiveRoom): readonly Person[] {
    const { house, collator } = this
    const of = `${room.roster.version} ${room.roster.whole} ${house.people.names} ${house.me?.userId}`
    let shown = this.rosters.get(room)
    if (shown?.of !== of) {
      const { me } = house
      const { users } = room.roster
      // Of a crowd not everybody is named, but oneself is there.
      const named = me && users.length && !room.roster.whole && !room.roster.has(me.userId) ? [...users, me] : users
      const people = named.map(user => ({ ...house.person(user), online: true }))
      shown = { of, people: people.sort((a, b) => Number(b.self) - Number(a.self) || collator.compare(a.name, b.name)) }
      this.rosters.set(room, shown)
    }
    return shown.people
  }
}
