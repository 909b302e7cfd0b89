import { beforeAll, describe, expect, it } from 'vitest'
import { matches, rank, readyForPinyin } from './find'

beforeAll(readyForPinyin)

describe('a name', () => {
  it.each([
    ['张三', 'zs'], ['张三', 'zhangsan'], ['张三', 'zhangs'], ['张三', '三'], ['重庆', 'cq'], ['重庆', 'zhongqing'], ['陳默', 'chenmo'], ['女王', 'nv'],
    ['小明', 'ming'], ['安娜 Ana', 'anna'], ['安娜 Ana', 'ana'], ['Ana Maria', 'maria an'], ['Óscar', 'oscar'], ['ＢＥＮ', 'ben'], ['민서', '민'], ['のぞみ', 'ぞ'],
  ])('%s is found by %s', (name, typed) => expect(matches(name, typed)).toBe(true))

  it.each([['张三', 'li'], ['小明', 'xx'], ['Ben', 'zs'], ['のぞみ', 'nozomi']])('%s is not found by %s', (name, typed) => expect(matches(name, typed)).toBe(false))

  it('that begins so comes before one with such a word, one that is read so, and one that has it inside', () => {
    expect(['Ana', 'Mary Ana', '安娜', 'Diana', 'Ben'].map(name => rank(name, 'an'))).toEqual([0, 1, 2, 3, undefined])
  })
})
