/** Characters that only one of the two Chinese scripts has, among the most frequent ones. */
const traditional = /[這個們來時國會說對學過還沒為麼樣開關見長門問間無東車馬書買賣讓誰話請謝應該點認識頭邊遠聽寫將與後發]/

/**
 * The language of what somebody wrote, as far as its characters tell: so that the right face, line breaking and voice
 * are taken for each message. Undefined when they do not tell.
 */
export function textLanguage(text: string): 'zh-Hans' | 'zh-Hant' | 'ja' | 'ko' | 'en' | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text))
    return 'ja'
  if (/\p{Script=Hangul}/u.test(text))
    return 'ko'
  if (/\p{Script=Han}/u.test(text))
    return traditional.test(text) ? 'zh-Hant' : 'zh-Hans'
  return /\p{Script=Latin}/u.test(text) ? 'en' : undefined
}
