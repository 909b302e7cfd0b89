import { type Settings, settingsOf } from '../model/settings'
import { type Language, preferred, tags } from '../words/language'

export const KEPT = 'teahouse.settings'

/** What was chosen here before. */
export function keptSettings(storage: Pick<Storage, 'getItem'>): Settings {
  try {
    return settingsOf(storage.getItem(KEPT))
  }
  catch {
    // A private window.
    return settingsOf(null)
  }
}

/** The colours of the browser's own bars: those of the table (tokens.css). */
const bars = { light: '#f3f0ea', dark: '#181411' }

/** Writes on the page what its styles go by. */
export function showSettings({ theme, density, letters, motion }: Settings, language: Language): void {
  const { documentElement: page, head } = document
  page.lang = tags[language]
  for (const [name, value, usual] of [['theme', theme, 'system'], ['density', density, 'comfortable'], ['letters', letters, 'normal'], ['motion', motion, 'system']] as const) {
    if (value === usual)
      delete page.dataset[name]
    else
      page.dataset[name] = value
  }
  for (const bar of head.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
    bar.content = bars[theme === 'system' ? bar.media.includes('dark') ? 'dark' : 'light' : theme]
}

/** Shows what was chosen here before, so that a page that is still being made ready has its colours and sizes. */
export function showKeptSettings(storage: Pick<Storage, 'getItem'> = localStorage): void {
  const settings = keptSettings(storage)
  showSettings(settings, settings.language === 'auto' ? preferred(navigator.languages) : settings.language)
}
