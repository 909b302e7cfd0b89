import { shortcutOf } from '../../ui/shortcuts'

/** The keyboard goes from message to message: Enter goes in at the newest that is seen, the arrows go on from there. */
export function messageKeys(event: KeyboardEvent): void {
  const log = event.currentTarget as HTMLElement
  const from = event.target as HTMLElement
  const messages = [...log.querySelectorAll<HTMLElement>('[data-message]')]
  const what = shortcutOf(event, 'log')
  if (from === log && what === 'enter') {
    const { bottom } = log.getBoundingClientRect()
    const seen = messages.findLast(message => message.getBoundingClientRect().top < bottom)
    event.preventDefault()
    return seen?.focus()
  }
  const step = what === 'above' ? -1 : what === 'below' ? 1 : 0
  const at = messages.indexOf(from)
  if (step === 0 || at < 0)
    return
  event.preventDefault()
  messages[at + step]?.focus()
}
