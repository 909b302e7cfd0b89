import type { Words } from './words'

/** How long messages of a room can be changed, in words. */
export function windowInWords(window: number, { keeping }: Words): string {
  return keeping.windows[window] ?? keeping.minutes(Math.max(1, Math.round(window / 60_000)))
}
