import { computed, onScopeDispose, ref, watchEffect } from 'vue'
import { type Language, preferred, tags } from '../../words/words'

export type LanguageChoice = 'auto' | Language
export type Theme = 'system' | 'light' | 'dark'

const KEPT = 'teahouse.settings'

const isOneOf = <T extends string>(value: unknown, choices: readonly T[], otherwise: T): T => choices.find(choice => choice === value) ?? otherwise

/** What was chosen here before; whatever is not understood, or cannot be read, is as if it had not been chosen. */
function kept(storage: Pick<Storage, 'getItem'>): { language: LanguageChoice, theme: Theme } {
  let found: Record<string, unknown> = {}
  try {
    const read: unknown = JSON.parse(storage.getItem(KEPT) ?? '{}')
    if (typeof read === 'object' && read !== null)
      found = read as Record<string, unknown>
  }
  catch { /* A private window, or not ours. */ }
  return {
    language: isOneOf(found.language, ['auto', 'zh', 'en'], 'auto'),
    theme: isOneOf(found.theme, ['system', 'light', 'dark'], 'system'),
  }
}

function show(language: Language, theme: Theme) {
  document.documentElement.lang = tags[language]
  if (theme === 'system')
    delete document.documentElement.dataset.theme
  else
    document.documentElement.dataset.theme = theme
}

/** Shows what was chosen here before, so that a page that is still being made ready has its colours. */
export function showKeptSettings(storage: Pick<Storage, 'getItem'> = localStorage) {
  const { language, theme } = kept(storage)
  show(language === 'auto' ? preferred(navigator.languages) : language, theme)
}

/** Language and theme: kept on this device, shown at once, the same in all tabs. */
export function useSettings(storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage) {
  const first = kept(storage)
  const choice = ref(first.language)
  const theme = ref(first.theme)
  const spoken = ref(preferred(navigator.languages))
  const language = computed(() => choice.value === 'auto' ? spoken.value : choice.value)

  watchEffect(() => show(language.value, theme.value))
  watchEffect(() => {
    const text = JSON.stringify({ language: choice.value, theme: theme.value })
    try {
      if (storage.getItem(KEPT) !== text)
        storage.setItem(KEPT, text)
    }
    catch { /* It holds until the window is closed. */ }
  })

  const elsewhere = (event: StorageEvent) => {
    if (event.key !== KEPT)
      return
    const now = kept(storage)
    choice.value = now.language
    theme.value = now.theme
  }
  const languages = () => { spoken.value = preferred(navigator.languages) }
  addEventListener('storage', elsewhere)
  addEventListener('languagechange', languages)
  onScopeDispose(() => {
    removeEventListener('storage', elsewhere)
    removeEventListener('languagechange', languages)
  })

  return { choice, theme, language }
}
