import { describe, expect, test } from 'vitest'
import { startOfDay, times } from './times'

const now = new Date(2026, 4, 23, 9, 46).getTime()
const day = (n: number) => new Date(2026, 4, 23 - n, 22, 5).getTime()

describe('times', () => {
  test('today is told by the clock, in the hours of the reader\'s region', () => {
    expect(times('en', ['en-US']).brief(day(0), now)).toMatch(/^10:05\sPM$/)
    expect(times('zh', ['en-US']).brief(day(0), now)).toBe('22:05')
  })

  test('somebody who wants 12 or 24 hours has them, whatever the region', () => {
    expect(times('en', ['en-GB'], '12').brief(day(0), now)).toMatch(/^10:05\spm$/)
    expect(times('en', ['en-US'], '24').brief(day(0), now)).toBe('22:05')
    expect(times('zh', [], '12').brief(day(0), now)).toBe('下午10:05')
    expect(times('en', ['en-US'], '24').brief(new Date(2026, 4, 23, 0, 7).getTime(), now)).toBe('00:07')
  })

  test('late yesterday is another day although it is less than 24 hours ago', () => {
    expect(times('en').brief(day(1), now)).toBe('Fri')
    expect(times('zh').brief(day(1), now)).toBe('周五')
  })

  test('a week ago is told by its date, another year with the year', () => {
    expect(times('en').brief(day(7), now)).toBe('16/05')
    expect(times('zh').brief(new Date(2025, 4, 16).getTime(), now)).toBe('2025/5/16')
  })

  test('a day divider names the weekday', () => {
    expect(times('zh').date(now, now)).toBe('5月23日星期六')
    expect(times('en').date(now, now)).toBe('Saturday 23 May')
  })

  test('a day starts at midnight of this device', () => {
    expect(new Date(startOfDay(now)).getHours()).toBe(0)
  })
})
