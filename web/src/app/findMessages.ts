import type { MessageQuery } from '../model/messageQuery'
import type { RefusalCode, SearchPlace } from '../protocol/frames.gen'
import type { House } from './house'
import type { FoundMessage, MessagesFound } from './teahouse'
import { startOf } from '../model/messageQuery'

/** The server looks at some thousand messages for one question, and may find none; so many questions are one search. */
const QUESTIONS_MAX = 12

const PIECE = 30

/** Asks for messages until there are some, or no more. */
export async function findMessages(house: House, query: MessageQuery, after: SearchPlace | undefined): Promise<MessagesFound | { refused: RefusalCode }> {
  const room = query.room && house.rooms.get(query.room)?.id
  if (query.room && !room)
    return { messages: [] }
  const [since, until] = [startOf(query.since), startOf(query.until, 1)]
  let next = after
  for (let asked = 0; asked < QUESTIONS_MAX; asked++) {
    const answer = await house.requests.ask({
      type: 'findMessages',
      data: {
        limit: PIECE,
        ...query.words.trim() && { query: query.words.trim() },
        ...query.from && { from: query.from },
        ...room && { room },
        ...query.link && { link: true },
        ...query.code && { code: true },
        ...since !== undefined && { since },
        ...until !== undefined && { until },
        ...next !== undefined && { after: next },
      },
    }, 'first')
    if ('refused' in answer)
      return answer
    if (answer.frame.type !== 30)
      return { refused: 'malformed' }
    const messages = answer.frame.data.messages.flatMap((found): FoundMessage[] => {
      const key = house.rooms.byId(found.room)?.key
      return key ? [{ key, seq: found.seq, from: found.from, at: found.at, text: found.text, ranges: found.ranges }] : []
    })
    next = answer.frame.data.next
    if (messages.length > 0 || next === undefined)
      return { messages, ...next !== undefined && { next } }
  }
  return { messages: [], ...next !== undefined && { next } }
}
