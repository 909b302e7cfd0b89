import { computed, inject, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { Words } from './en'
import type { Language } from './language'
import { wordsIn } from './spoken'
import { type Hours, times, type Times } from './times'

export type { Language, Times, Words }

export const languageKey: InjectionKey<Readonly<Ref<Language>>> = Symbol('language')
/** Whether the day is told in 12 or 24 hours; unless somebody says so, as the region has it. */
export const hoursKey: InjectionKey<Readonly<Ref<Hours>>> = Symbol('hours')

export function useLanguage(): Readonly<Ref<Language>> {
  const language = inject(languageKey)
  if (!language)
    throw new Error('App.vue provides the language; nobody did')
  return language
}

/** The words of the chosen language; they change in place when another is chosen. */
export function useWords(): ComputedRef<Words> {
  const language = useLanguage()
  return computed(() => wordsIn(language.value))
}

/** Dates and times of the chosen language, by the clock and the zone of this device. */
export function useTimes(): ComputedRef<Times> {
  const language = useLanguage()
  const hours = inject(hoursKey, undefined)
  return computed(() => times(language.value, navigator.languages, hours?.value))
}
