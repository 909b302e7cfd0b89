import type { MessageItem } from './logItem'

/** Signs that would be marks in a name. */
const unmarked = (name: string) => name.replace(/[*_~`[\]\\]/g, '\\$&')

/** What was said, as a quotation that tells first who said it. It is an ordinary text, and can be written on below. */
export function forwarded(messages: readonly Pick<MessageItem, 'from' | 'text'>[]): string {
  return messages.map(({ from, text }) => [`${unmarked(from.name)}:`, ...text.split('\n')].map(line => `> ${line}`.trimEnd()).join('\n')).join('\n\n')
}

/** What was said, each with who and when: to be pasted somewhere else. One alone needs neither. */
export function copied(messages: readonly Pick<MessageItem, 'from' | 'at' | 'text'>[], time: (at: number) => string): string {
  return messages.length === 1 ? messages[0]!.text : messages.map(({ from, at, text }) => `${from.name}, ${time(at)}\n${text}`).join('\n\n')
}
