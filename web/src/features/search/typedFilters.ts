import type { Person, RoomSummary } from '../../app/teahouse'
import type { MessageQuery } from '../../model/messageQuery'
import { folded } from '../../ui/find'

/** What may be called by its name. */
export interface Named {
  readonly rooms: readonly { readonly key: RoomSummary['key'], readonly name: string }[]
  readonly people: readonly Pick<Person, 'userId' | 'name'>[]
}

const filter = /(?<=^|\s)(from|来自|in|在|has|有|before|早于|after|晚于|on|当天)[:：]\s*/giu
const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?=\s|$)/

/**
 * What is typed among the words to narrow a search down, as people know it from elsewhere: `from:`, `in:`, `has:`, `before:`, `after:`, `on:`, in
 * Chinese too. What is understood is taken out of the words; what is not, a name that nobody has for one, stays there to be looked for.
 * Of a filter that is still being typed nothing is taken: it ends with a space, or `whole`.
 */
export function typedFilters(text: string, named: Named, whole = false): Partial<MessageQuery> & { words: string } {
  let words = text
  let found: Partial<MessageQuery> = {}
  // From the end, so that what is taken out moves nothing that is still to be looked at.
  for (const match of [...text.matchAll(filter)].reverse()) {
    const rest = words.slice(match.index + match[0].length)
    const value = valueOf(match[1]!.toLowerCase(), rest, named)
    if (!value || !(whole || /^\s/.test(rest.slice(value.length))))
      continue
    found = { ...value.part, ...found }
    words = words.slice(0, match.index) + rest.slice(value.length).trimStart()
  }
  return { words: whole ? words.trim() : words, ...found }
}

function valueOf(what: string, rest: string, { rooms, people }: Named): { part: Partial<MessageQuery>, length: number } | undefined {
  if (what === 'from' || what === '来自') {
    const person = longest(rest, people)
    return person && { part: { from: person.userId }, length: person.length }
  }
  if (what === 'in' || what === '在') {
    const room = longest(rest, rooms)
    return room && { part: { room: room.key }, length: room.length }
  }
  if (what === 'has' || what === '有') {
    const kind = /^(?:(link|链接)|(code|代码))(?=\s|$)/iu.exec(rest)
    return kind ? { part: kind[1] ? { link: true } : { code: true }, length: kind[0].length } : undefined
  }
  const date = day.exec(rest)
  if (!date)
    return undefined
  const [length, year, month, of] = [date[0].length, Number(date[1]), Number(date[2]), Number(date[3])]
  if (what === 'on' || what === '当天')
    return { part: { since: written(year, month, of), until: written(year, month, of) }, length }
  return { part: what === 'before' || what === '早于' ? { until: written(year, month, of - 1) } : { since: written(year, month, of + 1) }, length }
}

/** The one with the longest name that the text begins with, up to a space or its end; an `@` before it says the same. */
function longest<T extends { readonly name: string }>(rest: string, all: readonly T[]): (T & { readonly length: number }) | undefined {
  const at = /^[@＠]/.exec(rest)?.[0].length ?? 0
  const text = rest.slice(at)
  const fits = all.filter(({ name }) => folded(text.slice(0, name.length)) === folded(name) && /^(?:\s|$)/.test(text.slice(name.length)))
  const best = fits.sort((one, other) => other.name.length - one.name.length)[0]
  return best && { ...best, length: at + best.name.length }
}

/** A day of the calendar, also where the month had ended before it. */
function written(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
}
