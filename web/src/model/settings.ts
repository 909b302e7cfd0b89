/** How somebody wants the page to be on this device. Of each setting: what can be chosen. */
export const choices = {
  language: ['auto', 'zh', 'en'],
  theme: ['system', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  letters: ['small', 'normal', 'large', 'largest'],
  /** Else it starts a line. With Ctrl or Cmd it sends in any case. */
  enterSends: [true, false],
  /** Others see that one writes, and one sees that they do. */
  typing: [true, false],
  /** The other of a direct room sees what one has read, and one sees what they have. */
  receipts: [true, false],
  /** Cards under links. */
  cards: [true, false],
  motion: ['system', 'full', 'reduced'],
  clock: ['auto', '12', '24'],
} as const

export type Settings = { -readonly [K in keyof typeof choices]: typeof choices[K][number] }
export type Setting = keyof Settings

export const defaults: Readonly<Settings> = { language: 'auto', theme: 'system', density: 'comfortable', letters: 'normal', enterSends: true, cards: true, typing: true, receipts: true, motion: 'system', clock: 'auto' }

/** What was kept of them, in whatever shape it is found: what is not understood is as if it had not been chosen. */
export function settingsOf(kept: string | null): Settings {
  let found: Record<string, unknown> = {}
  try {
    const read: unknown = JSON.parse(kept ?? '{}')
    if (typeof read === 'object' && read !== null)
      found = read as Record<string, unknown>
  }
  catch { /* Not ours. */ }
  const one = ([name, otherwise]: [string, unknown]) => {
    const among: readonly unknown[] = choices[name as Setting]
    return [name, among.includes(found[name]) ? found[name] : otherwise]
  }
  return Object.fromEntries(Object.entries(defaults).map(one)) as Settings
}
