export type Language = 'zh' | 'en'

/** What stands in `lang` attributes. */
export const tags: Record<Language, string> = { zh: 'zh-Hans', en: 'en' }

/** The first of the browser's languages that we speak. */
export function preferred(languages: readonly string[]): Language {
  const spoken = languages.map(tag => tag.slice(0, 2).toLowerCase()).find(tag => tag === 'zh' || tag === 'en')
  return spoken === 'zh' ? 'zh' : 'en'
}
