import { expect, test } from 'vitest'
import { textLanguage } from './textLanguage'

test.each([
  ['那套盖碗能带来吗？', 'zh-Hans'],
  ['這個時候還沒有人', 'zh-Hant'],
  ['何時に集まりますか？', 'ja'],
  ['저도 갈게요!', 'ko'],
  ['“Morning” she said', 'en'],
  ['Ana 说 “早”', 'zh-Hans'],
  ['👍 123', undefined],
] as const)('%s is written in %s', (text, language) => {
  expect(textLanguage(text)).toBe(language)
})
