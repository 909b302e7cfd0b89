import type { RoomKey } from './roomKey'
import type { Timestamp, UserId } from '../protocol/frames.gen'
import { parseRoomKey } from './roomKey'

/** What somebody looks for. Days are as a calendar writes them, 2026-05-23, in the time zone of this device. */
export interface MessageQuery {
  readonly words: string
  readonly from?: UserId | undefined
  readonly room?: RoomKey | undefined
  readonly link?: boolean | undefined
  readonly code?: boolean | undefined
  /** The first day and the last one. */
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** Letters, digits and emoji are looked for; what is left is not worth a question. */
const findable = /[\p{L}\p{N}\p{Extended_Pictographic}]/u
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const calendarDay = /^\d{4}-\d{2}-\d{2}$/

/** Whether there is something to look for: a room or a day alone would be all that was said there. */
export function isQuestion({ words, from, link, code }: MessageQuery): boolean {
  return findable.test(words) || Boolean(from) || Boolean(link) || Boolean(code)
}

/** As it stands in the address, so that a reload and the way back find it again. */
export function writeQuery({ words, from, room, link, code, since, until }: MessageQuery): string {
  const has = [link && 'link', code && 'code'].filter(Boolean).join(',')
  const parts = Object.entries({ q: words, from, in: room, has, since, until }).filter((part): part is [string, string] => Boolean(part[1]))
  return new URLSearchParams(parts).toString()
}

/** Reads what stands in an address, which anybody may have written. */
export function readQuery(text: string): MessageQuery {
  const parts = new URLSearchParams(text)
  const fitting = (name: string, form: RegExp) => {
    const value = parts.get(name)
    return value && form.test(value) ? value : undefined
  }
  const has = parts.get('has')?.split(',') ?? []
  return {
    words: parts.get('q') ?? '',
    from: fitting('from', uuid),
    room: parseRoomKey(parts.get('in') ?? ''),
    link: has.includes('link') || undefined,
    code: has.includes('code') || undefined,
    since: fitting('since', calendarDay),
    until: fitting('until', calendarDay),
  }
}

/** Where a day begins here, `later` days after it. Undefined for what is no day. */
export function startOf(day: string | undefined, later = 0): Timestamp | undefined {
  const [year, month, date] = (day ?? '').split('-').map(Number)
  const at = year && month && date ? new Date(year, month - 1, date + later).getTime() : Number.NaN
  return Number.isFinite(at) && at >= 0 ? at : undefined
}
