/** Whether the keyboard has a ⌘ where others have Ctrl. */
export const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/** How the key is written that is pressed together with Ctrl, or ⌘. */
export const withModifier = (key: string) => isApple ? `⌘ ${key}` : `Ctrl + ${key}`
