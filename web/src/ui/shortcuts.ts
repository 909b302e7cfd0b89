import { onScopeDispose } from 'vue'
import { isApple } from './modifier'

/**
 * Everything that can be done with keys, by where one is: the handlers go by it, and the help shows it. `Mod` is ⌘ where a keyboard
 * has that, else Ctrl.
 */
export const shortcuts = {
  anywhere: {
    switch: ['Mod+K'],
    search: ['Mod+Shift+F'],
    readAll: ['Shift+Escape'],
    keys: ['Mod+/', '?'],
    settings: ['Mod+,'],
    write: ['/'],
    roomAbove: ['Alt+ArrowUp'],
    roomBelow: ['Alt+ArrowDown'],
    unreadAbove: ['Alt+Shift+ArrowUp'],
    unreadBelow: ['Alt+Shift+ArrowDown'],
    undo: ['Mod+Z'],
  },
  writing: {
    editLast: ['ArrowUp'],
    stop: ['Escape'],
  },
  log: {
    enter: ['Enter'],
    above: ['ArrowUp'],
    below: ['ArrowDown'],
  },
  message: {
    menu: ['Enter'],
    reply: ['R'],
    edit: ['E'],
    react: ['+'],
    recall: ['Delete', 'Backspace'],
    copy: ['C'],
    forward: ['F'],
    select: ['X'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type Shortcuts = typeof shortcuts
export type Where = keyof Shortcuts

/** Whether somebody writes there: then a letter is a letter. */
const isWriting = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

function isPressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+')
  const key = keys.endsWith('+') ? '+' : parts.at(-1)!
  const has = (name: string) => parts.includes(name)
  const mod = isApple ? event.metaKey : event.ctrlKey
  const other = isApple ? event.ctrlKey : event.metaKey
  // Where a sign stands on the keyboard, and whether it takes Shift, is the keyboard's.
  const isSign = key.length === 1 && !/[A-Z]/.test(key)
  return event.key.toLowerCase() === key.toLowerCase() && mod === has('Mod') && !other && event.altKey === has('Alt') && (isSign || event.shiftKey === has('Shift'))
}

/** What the keys mean where one is, if anything. Keys that an input method took mean nothing, and single ones nothing while somebody writes. */
export function shortcutOf<W extends Where>(event: KeyboardEvent, where: W): keyof Shortcuts[W] | undefined {
  if (event.isComposing || event.keyCode === 229)
    return undefined
  const writes = where !== 'writing' && isWriting(event.target)
  const found = Object.entries<readonly string[]>(shortcuts[where]).find(([, all]) => all.some(keys => isPressed(event, keys) && (!writes || /Mod|Alt|Escape/.test(keys))))
  return found?.[0] as keyof Shortcuts[W] | undefined
}

/** Does what the keys of anywhere mean, unless something lies over the page. Who answers false leaves the key to the browser. */
export function useShortcuts(doing: Record<keyof Shortcuts['anywhere'], (event: KeyboardEvent) => void | boolean>): void {
  const key = (event: KeyboardEvent) => {
    const what = shortcutOf(event, 'anywhere')
    if (what === undefined || event.defaultPrevented || document.querySelector('dialog[open]'))
      return
    if (doing[what](event) !== false)
      event.preventDefault()
  }
  addEventListener('keydown', key)
  onScopeDispose(() => removeEventListener('keydown', key))
}

const signs: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', ...isApple ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' } : { Mod: 'Ctrl' } }

/** The keys as they are written on a keyboard. */
export function written(keys: string): string[] {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  return parts.map(part => signs[part] ?? part)
}
