import type { ArrangeRoom, Cid, RefusalCode } from '../protocol/frames.gen'
import type { House } from './house'
import type { RoomKey } from './teahouse'
import { passing } from '../model/outbox'
import { roomIdOf } from '../model/roomKey'

/** How a room is called, and what holds in it. What is left out stays. */
export type Arrangement = Readonly<Pick<ArrangeRoom['data'], 'name' | 'topic' | 'speakers' | 'window'>>

/** What keepers do. All of it needs a connection, and resolves with undefined, or with why not. */
export interface Keeping {
  arrange(room: RoomKey, wanted: Arrangement): Promise<RefusalCode | undefined>
}

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
  }
}
