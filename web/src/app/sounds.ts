import type { Volume } from './reaching'

/** For a mention, and for words to oneself alone. */
export type Sound = 'cup' | 'softCup'

/** Sounds, as this browser makes them. */
export interface Sounds {
  play(sound: Sound, volume: Volume): void
  /** Whether the browser lets the page sound, as far as it can be known: it wants a click or a key first. */
  check(): Promise<'plays' | 'waits' | 'unsupported'>
}

/** At most one in this time: a lively room is no drum. */
export const BETWEEN_MS = 3_000

/** The sounds are made by another file, which is fetched when the first one is to be heard. */
export function browserSounds(now: () => number = Date.now): Sounds {
  let context: AudioContext | undefined
  let playedAt = -Infinity

  async function ready(): Promise<AudioContext | undefined> {
    if (typeof AudioContext === 'undefined')
      return undefined
    context ??= new AudioContext()
    if (context.state === 'suspended')
      await Promise.race([context.resume(), new Promise(resolve => setTimeout(resolve, 300))])
    return context
  }

  return {
    play(sound, volume) {
      if (now() - playedAt < BETWEEN_MS)
        return
      playedAt = now()
      void Promise.all([ready(), import('./cup')]).then(([context, { setDown }]) => {
        // A sound that comes when the page is clicked at last says nothing any more.
        if (context?.state === 'running')
          setDown(context, sound, volume)
      })
    },
    async check() {
      const context = await ready()
      return !context ? 'unsupported' : context.state === 'running' ? 'plays' : 'waits'
    },
  }
}
