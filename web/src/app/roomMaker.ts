import type { Access, Cid, RefusalCode } from '../protocol/frames.gen'
import type { House } from './house'
import type { RoomKey } from './teahouse'
import { passing } from '../model/outbox'

/** These say nothing of what became of an earlier attempt. */
const undecided: ReadonlySet<RefusalCode> = new Set([...passing, 'readOnly'])

/** Makes rooms, each once, however often it must be asked for. */
export function roomMaker(house: House): (name: string, topic: string, access?: Access) => Promise<{ key: RoomKey } | { refused: RefusalCode }> {
  /** A room that may have been made already: nobody has answered yet. */
  let making: { readonly name: string, readonly topic: string, readonly access: Access, readonly cid: Cid } | undefined

  return async (name, topic, access = 'open') => {
    if (making?.name !== name || making.topic !== topic || making.access !== access)
      making = { name, topic, access, cid: house.world.newId() }
    const answer = await house.requests.ask({ type: 'createRoom', data: { name, ...topic && { topic }, ...access !== 'open' && { access }, cid: making.cid } }, 'first')
    if (!('refused' in answer) || !undecided.has(answer.refused))
      making = undefined
    if ('refused' in answer)
      return answer
    return answer.frame.type === 15 ? { key: house.entered(answer.frame.data).key } : { refused: 'malformed' }
  }
}
