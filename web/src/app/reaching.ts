/** How this device may call somebody: chosen in settings, kept on the device, the same in all tabs and for its worker. */
export interface Reaching {
  readonly sounds: boolean
  readonly volume: Volume
  /** From then to then nothing rings; by the clock on the wall, in minutes of the day. */
  readonly quiet: { readonly on: boolean, readonly from: number, readonly to: number }
  /** Notices say what was said, not only who said something. */
  readonly words: boolean
}

export type Volume = 'low' | 'middle' | 'high'

export const volumes: readonly Volume[] = ['low', 'middle', 'high']

export const atFirst: Reaching = { sounds: false, volume: 'middle', quiet: { on: false, from: 22 * 60, to: 8 * 60 }, words: true }

const DAY = 24 * 60

/** Whatever is not understood is as if it had not been chosen. */
export function understood(kept: unknown): Reaching {
  const found = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<Record<keyof Reaching, unknown>>
  const quiet = (typeof found.quiet === 'object' && found.quiet !== null ? found.quiet : {}) as Record<string, unknown>
  const minute = (value: unknown, otherwise: number) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < DAY ? value : otherwise
  return {
    sounds: found.sounds === true,
    volume: volumes.find(volume => volume === found.volume) ?? atFirst.volume,
    quiet: { on: quiet.on === true, from: minute(quiet.from, atFirst.quiet.from), to: minute(quiet.to, atFirst.quiet.to) },
    words: found.words !== false,
  }
}

/** Whether it is to be quiet at a minute of the day. The time may go over midnight; from a minute to the same one is the whole day. */
export function isQuiet({ quiet }: Reaching, minute: number): boolean {
  if (!quiet.on)
    return false
  return (minute - quiet.from + DAY) % DAY < ((quiet.to - quiet.from + DAY) % DAY || DAY)
}

export const minuteOf = (date: Date) => date.getHours() * 60 + date.getMinutes()

const KEPT = 'teahouse.reaching'

/** What was chosen on this device. */
export interface KeptReaching {
  get(): Reaching
  set(reaching: Reaching): void
  /** It was changed, here or in another tab. */
  onChange(call: () => void): () => void
}

export function browserReaching(storage: Pick<Storage, 'getItem' | 'setItem'>): KeptReaching {
  const read = () => {
    try {
      return understood(JSON.parse(storage.getItem(KEPT) ?? '{}'))
    }
    catch {
      return atFirst
    }
  }
  let reaching = read()
  const listeners = new Set<() => void>()
  addEventListener('storage', ({ key }) => {
    if (key !== KEPT)
      return
    reaching = read()
    listeners.forEach(call => call())
  })
  return {
    get: () => reaching,
    set(chosen) {
      reaching = chosen
      try {
        storage.setItem(KEPT, JSON.stringify(chosen))
      }
      catch { /* It holds until the window is closed. */ }
      listeners.forEach(call => call())
    },
    onChange(call) {
      listeners.add(call)
      return () => listeners.delete(call)
    },
  }
}
