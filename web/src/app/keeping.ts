import type { ArrangeRoom, Cid, Member, MembersFound, PersonFound, RefusalCode, Seq, UserId } from '../protocol/frames.gen'
import type { House } from './house'
import type { RoomKey } from './teahouse'
import { passing } from '../model/outbox'
import { roomIdOf } from '../model/roomKey'

/** How a room is called, and what holds in it. What is left out stays. */
export type Arrangement = Readonly<Pick<ArrangeRoom['data'], 'name' | 'topic' | 'speakers' | 'window'>>

export type { Member }
export type Known = PersonFound['data']

/** What keepers do, and who is in a room. All of it needs a connection, and resolves with undefined, or with why not. */
export interface Keeping {
  arrange(room: RoomKey, wanted: Arrangement): Promise<RefusalCode | undefined>
  /** Makes a member a keeper, or takes it back. */
  appoint(room: RoomKey, user: UserId, on: boolean): Promise<RefusalCode | undefined>
  remove(room: RoomKey, user: UserId): Promise<RefusalCode | undefined>
  /** Who is in a room, a piece at a time, those who have been in it the longest first. `after`: the `next` of the piece before. */
  members(room: RoomKey, query?: string, after?: Seq): Promise<MembersFound['data'] | { refused: RefusalCode }>
  /** What the house knows of somebody. */
  find(user: UserId): Promise<Known | { refused: RefusalCode }>
}

/** As much as the server gives. */
const LONG_PIECE = 200

/** These say nothing of what became of an earlier attempt. */
const undecided: ReadonlySet<RefusalCode> = new Set([...passing, 'readOnly'])

export function keepingOf(house: House): Keeping {
  /** What may have been done already, since nobody has answered yet: it is asked again in the same words. */
  let doing: { readonly what: string, readonly cid: Cid } | undefined

  /** The same cid for the same wish, until it is answered. */
  async function once(what: unknown, ask: (cid: Cid) => ReturnType<House['requests']['ask']>): Promise<RefusalCode | undefined> {
    const wish = JSON.stringify(what)
    if (doing?.what !== wish)
      doing = { what: wish, cid: house.world.newId() }
    const answer = await ask(doing.cid)
    if (!('refused' in answer) || !undecided.has(answer.refused))
      doing = undefined
    return 'refused' in answer ? answer.refused : undefined
  }

  return {
    arrange(key, wanted) {
      const room = roomIdOf(key) ?? key
      return once([room, wanted], cid => house.requests.ask({ type: 'arrangeRoom', data: { room, ...wanted, cid } }, 'first'))
    },
    appoint(key, user, on) {
      const room = roomIdOf(key) ?? key
      return once([room, user, on], cid => house.requests.ask({ type: 'appoint', data: { room, user, on, cid } }, 'first'))
    },
    remove(key, user) {
      const room = roomIdOf(key) ?? key
      return once([room, user], cid => house.requests.ask({ type: 'remove', data: { room, user, cid } }, 'first'))
    },
    async members(key, query, after) {
      const answer = await house.requests.ask({
        type: 'findMembers',
        data: { room: roomIdOf(key) ?? key, ...query && { query }, ...after !== undefined && { after }, limit: LONG_PIECE },
      }, 'first')
      return 'refused' in answer ? answer : answer.frame.type === 53 ? answer.frame.data : { refused: 'malformed' }
    },
    async find(user) {
      const answer = await house.requests.ask({ type: 'findPerson', data: { user } }, 'first')
      return 'refused' in answer ? answer : answer.frame.type === 54 ? answer.frame.data : { refused: 'malformed' }
    },
  }
}
