import { parseRoomKey, type RoomKey } from '../model/roomKey'

const PREFIX = 'teahouse.typed.'

/**
 * What is typed and not sent, by room, in the browser's local storage: the one place that has taken a letter before the
 * page can be reloaded or closed behind it. A database writes in its own time, and what it has not written by then is lost.
 * (What was said is in the database all the same: it is one write, which can be committed with its own request, and a browser
 * that dies has it sooner.)
 * Each room has an entry of its own, so that two tabs do not write over each other. What does not fit is held in memory.
 */
export class TypedStorage {
  private readonly held = new Map<RoomKey, string>()

  /** `storage` gives the browser's, or throws where the person allows none. */
  constructor(private readonly storage: () => Storage = () => localStorage) {}

  all(): ReadonlyMap<RoomKey, string> {
    const texts = new Map<RoomKey, string>()
    try {
      const storage = this.storage()
      for (let i = 0; i < storage.length; i++) {
        const name = storage.key(i)!
        const room = name.startsWith(PREFIX) ? parseRoomKey(name.slice(PREFIX.length)) : undefined
        if (room)
          texts.set(room, storage.getItem(name)!)
      }
    }
    catch {}
    for (const [room, text] of this.held)
      texts.set(room, text)
    return texts
  }

  keep(room: RoomKey, text: string): void {
    this.held.delete(room)
    try {
      if (text === '')
        this.storage().removeItem(PREFIX + room)
      else
        this.storage().setItem(PREFIX + room, text)
    }
    catch {
      if (text !== '')
        this.held.set(room, text)
    }
  }
}
