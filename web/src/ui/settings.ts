import { computed, inject, onScopeDispose, reactive, ref, watchEffect, type ComputedRef, type InjectionKey } from 'vue'
import { defaults, type Settings } from '../model/settings'
import { type Language, preferred } from '../words/language'
import { KEPT, keptSettings, showSettings } from './shownSettings'

export const settingsKey: InjectionKey<Settings> = Symbol('settings')

/** The settings of this device; whoever writes one sees it at once, and in all tabs. */
export const useSettings = (): Settings => inject(settingsKey, () => reactive({ ...defaults }), true)

/** Keeps the settings on this device, shows them, and hears of other tabs. Once for a page: App.vue provides them. */
export function keepSettings(storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): { settings: Settings, language: ComputedRef<Language> } {
  const settings = reactive(keptSettings(storage))
  const spoken = ref(preferred(navigator.languages))
  const language = computed(() => settings.language === 'auto' ? spoken.value : settings.language)

  watchEffect(() => showSettings(settings, language.value))
  watchEffect(() => {
    const text = JSON.stringify(settings)
    try {
      if (storage.getItem(KEPT) !== text)
        storage.setItem(KEPT, text)
    }
    catch { /* It holds until the window is closed. */ }
  })

  const elsewhere = (event: StorageEvent) => {
    if (event.key === KEPT)
      Object.assign(settings, keptSettings(storage))
  }
  const languages = () => { spoken.value = preferred(navigator.languages) }
  addEventListener('storage', elsewhere)
  addEventListener('languagechange', languages)
  onScopeDispose(() => {
    removeEventListener('storage', elsewhere)
    removeEventListener('languagechange', languages)
  })

  return { settings, language }
}
