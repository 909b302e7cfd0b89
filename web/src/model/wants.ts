import type { Clock } from './clock'
import type { RoomSettings } from '../protocol/frames.gen'

/** Of a room for which nothing was ever chosen. */
export const unchosen: RoomSettings = { level: 'usual', mutedUntil: 0, pinned: false, archived: 0, revision: 0 }

/**
 * What one wants of a room: as the server keeps it for all devices, and over it what was chosen here and has not been kept there yet.
 */
export class Wants {
  /** As the server told last. */
  told = unchosen
  /** Chosen here; the server does not have it yet. */
  wished: RoomSettings | undefined

  constructor(private readonly clock: Clock) {}

  get now(): RoomSettings {
    return this.wished ?? this.told
  }

  get isMuted(): boolean {
    return this.clock.now() < this.now.mutedUntil
  }

  /** The server's word when it tells all about the room. */
  begin(settings: RoomSettings = unchosen): void {
    this.told = settings
  }

  /** Its word that something was chosen. It may be older than another one. */
  tell(settings: RoomSettings): void {
    if (settings.revision >= this.told.revision)
      this.told = settings
  }
}
