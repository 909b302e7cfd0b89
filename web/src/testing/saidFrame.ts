import type { MessageQuery } from '../model/messageQuery'
import type { RoomKey } from '../model/roomKey'
import type { ClientFrame, FindMessages, RoomId } from '../protocol/frames.gen'
import { isQuestion } from '../model/messageQuery'

// What somebody of a conversation says, compared with what a screen makes the client say.

/** Whether the client made a name for it. */
export function hasCid(frame: ClientFrame): frame is ClientFrame & { data: { cid: string } } {
  return ['msg', 'edit', 'recall', 'react', 'pin', 'arrangeRoom', 'appoint', 'remove'].includes(frame.type) && frame.data !== undefined && 'cid' in frame.data && frame.data.cid !== undefined
}

/** The same but for ids, which everybody makes as they like; and `to` the lobby is no `to`. */
export function sameContent(one: ClientFrame, other: ClientFrame): boolean {
  const content = (frame: ClientFrame) => {
    const data = { ...frame.data } as Record<string, unknown>
    delete data.cid
    delete data.limit
    if (data.to === 'lobby')
      delete data.to
    return JSON.stringify(Object.entries(data).sort())
  }
  return content(one) === content(other)
}

/** What a screen would look for to ask that, if it can: it has days and no moments, and asks nothing where there is nothing to look for. */
export function queryOf({ data }: FindMessages, keyOf: (room: RoomId) => RoomKey | undefined): MessageQuery | undefined {
  const { query: words = '', from, room, link, code, since, until } = data
  const key = room === undefined ? undefined : keyOf(room)
  const query = { words, from, room: key, link, code }
  const canAsk = since === undefined && until === undefined && [link, code].every(flag => flag === undefined || flag === true) && words === words.trim() && (room === undefined || key !== undefined)
  return canAsk && isQuestion(query) ? query : undefined
}
