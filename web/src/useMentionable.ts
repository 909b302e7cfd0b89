import { computed } from 'vue'
import type { OpenRoom, Person, Teahouse } from './app/teahouse'
import { Called } from './model/mentions'
import type { UserId } from './protocol/frames.gen'
import { rank, readyForPinyin } from './ui/find'

/** How far back those who spoke are nearer than the others. */
const SPOKEN_MAX = 200

/** Who can be called by name in a room: those who are there or spoke there, and, of the others, those who are looked for. */
export function useMentionable(teahouse: Teahouse, room: OpenRoom) {
  const called = computed(() => new Called(teahouse.people.value.map(person => [person.userId, person.name])))

  /** Who spoke last comes first. */
  function near(): Map<UserId, Person> {
    const people = new Map<UserId, Person>()
    for (const item of room.items.value.slice(-SPOKEN_MAX).reverse()) {
      const person = item.kind === 'message' ? teahouse.person(item.from.userId) : undefined
      if (person)
        people.set(person.userId, person)
    }
    for (const person of room.roster.value.people)
      people.set(person.userId, person)
    return people
  }

  async function mentionable(typed: string): Promise<readonly Person[]> {
    const pinyin = readyForPinyin()
    const people = near()
    const { whole, fresh } = room.roster.value
    if (typed !== '') {
      await pinyin
      for (const person of !whole && fresh ? (await room.findPeople(typed))?.people ?? [] : [])
        people.set(person.userId, people.get(person.userId) ?? person)
      for (const person of teahouse.people.value)
        people.set(person.userId, people.get(person.userId) ?? person)
    }
    return [...people.values()]
      .filter(person => !person.self)
      .flatMap(person => ({ person, at: rank(person.name, typed) }))
      .filter(({ at }) => at !== undefined)
      .sort((a, b) => a.at! - b.at!)
      .map(({ person }) => person)
  }

  return { called, mentionable }
}
