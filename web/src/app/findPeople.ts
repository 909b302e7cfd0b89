import type { UserId } from '../protocol/frames.gen'
import type { House } from './house'
import type { LiveRoom } from './liveRoom'
import type { PeopleFound, Person } from './teahouse'

/** A piece of the list: more than any panel shows at once. */
const PIECE = 100

/** The server looks at some hundred names for one question, and may find nobody among them; this many questions are one search. */
const QUESTIONS_MAX = 40

/** Asks who is in a room until there is a piece of the list, or its end. */
export async function findPeople(house: House, room: LiveRoom, words: string, after: UserId | undefined): Promise<PeopleFound | undefined> {
  const people: Person[] = []
  let next = after
  for (let asked = 0; asked < QUESTIONS_MAX && room.id !== undefined; asked++) {
    const answer = await house.requests.ask({
      type: 'findPeople',
      data: { room: room.id, limit: PIECE - people.length, ...words && { query: words }, ...next !== undefined && { after: next } },
    }, 'first')
    if ('refused' in answer || answer.frame.type !== 19)
      return undefined
    people.push(...answer.frame.data.users.map(user => ({ ...house.person(user), online: true })))
    next = answer.frame.data.next
    if (next === undefined || people.length === PIECE)
      return { people, ...next !== undefined && { next } }
  }
  return next === undefined ? undefined : { people, next }
}
