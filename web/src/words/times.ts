import type { Timestamp } from '../protocol/frames.gen'

export interface Times {
  /** 9:12 */
  clock(at: Timestamp): string
  /** Saturday 23 May; with the year when it is another one. */
  date(at: Timestamp, now: Timestamp): string
  /** All of it, for a title. */
  full(at: Timestamp): string
  /** In a list: the clock today, else the weekday within a week, else the date. */
  brief(at: Timestamp, now: Timestamp): string
  /** A time to come: the clock today, else with the weekday. */
  until(at: Timestamp, now: Timestamp): string
}

export type Hours = 'auto' | '12' | '24'

export function startOfDay(at: Timestamp): Timestamp {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** The browser's own region of the language, so that hours read as its owner is used to. */
function locale(language: 'zh' | 'en', languages: readonly string[]): string {
  return languages.find(tag => tag.toLowerCase().startsWith(`${language}-`)) ?? (language === 'zh' ? 'zh-CN' : 'en-GB')
}

/** A calendar day is 23 to 25 hours long. */
export const daysBetween = (from: Timestamp, to: Timestamp) => Math.round((startOfDay(to) - startOfDay(from)) / 86_400_000)

const made = new Map<string, Times>()

export function times(language: 'zh' | 'en', languages: readonly string[] = [], hours: Hours = 'auto'): Times {
  const tag = locale(language, languages)
  const known = made.get(`${tag} ${hours}`)
  if (known)
    return known
  const cycle: Intl.DateTimeFormatOptions = hours === 'auto' ? {} : { hourCycle: hours === '12' ? 'h12' : 'h23' }
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(tag, options)
    return (at: Timestamp) => formatter.format(at)
  }
  const clock = format({ hour: 'numeric', minute: '2-digit', ...cycle })
  const thisYear = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const otherYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const weekday = format({ weekday: 'short' })
  const short = format({ day: 'numeric', month: 'numeric' })
  const shortYear = format({ day: 'numeric', month: 'numeric', year: 'numeric' })
  const full = format({ dateStyle: 'full', timeStyle: 'short', ...cycle })
  const sameYear = (a: Timestamp, b: Timestamp) => new Date(a).getFullYear() === new Date(b).getFullYear()

  const otherDay = format({ weekday: 'long', hour: 'numeric', minute: '2-digit' })

  const result: Times = {
    clock,
    full,
    until: (at, now) => startOfDay(at) === startOfDay(now) ? clock(at) : otherDay(at),
    date: (at, now) => sameYear(at, now) ? thisYear(at) : otherYear(at),
    brief(at, now) {
      const days = daysBetween(at, now)
      if (days <= 0)
        return clock(at)
      if (days < 7)
        return weekday(at)
      return sameYear(at, now) ? short(at) : shortYear(at)
    },
  }
  made.set(`${tag} ${hours}`, result)
  return result
}
