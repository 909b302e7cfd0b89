import { shallowReactive } from 'vue'
import type { Words } from './en'
import type { Language } from './language'

/** What is said in the languages that were asked for: few people need both, and each is as large as a picture. */
const known = shallowReactive<Partial<Record<Language, Words>>>({})

const loading: Record<Language, () => Promise<Words>> = {
  zh: () => import('./zh').then(({ zh }) => zh),
  en: () => import('./en').then(({ en }) => en),
}

/** Resolves when the words of this language are here; rejects when they cannot be had now. */
export async function readyToSpeak(language: Language): Promise<void> {
  known[language] ??= await loading[language]()
}

/** The words of a language; of another one until they are here. Reactive. Before any were loaded there are none. */
export function wordsIn(language: Language): Words {
  if (!known[language])
    readyToSpeak(language).catch(() => {})
  return known[language] ?? known.en ?? known.zh!
}
