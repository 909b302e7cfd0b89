import { computed, inject, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { en, type Words } from './en'
import { times, type Times } from './times'
import { zh } from './zh'

export type { Times, Words }
export type Language = 'zh' | 'en'

/** What stands in `lang` attributes. */
export const tags: Record<Language, string> = { zh: 'zh-Hans', en: 'en' }

export const languageKey: InjectionKey<Readonly<Ref<Language>>> = Symbol('language')

/** The first of the browser's languages that we speak. */
export function preferred(languages: readonly string[]): Language {
  const spoken = languages.map(tag => tag.slice(0, 2).toLowerCase()).find(tag => tag === 'zh' || tag === 'en')
  return spoken === 'zh' ? 'zh' : 'en'
}

export function useLanguage(): Readonly<Ref<Language>> {
  const language = inject(languageKey)
  if (!language)
    throw new Error('App.vue provides the language; nobody did')
  return language
}

/** The words of the chosen language; they change in place when another is chosen. */
export function useWords(): ComputedRef<Words> {
  const language = useLanguage()
  return computed(() => language.value === 'zh' ? zh : en)
}

/** Dates and times of the chosen language, by the clock and the zone of this device. */
export function useTimes(): ComputedRef<Times> {
  const language = useLanguage()
  return computed(() => times(language.value, navigator.languages))
}
