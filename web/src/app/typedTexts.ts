import type { RoomKey } from '../model/roomKey'
import type { House } from './house'

/** What was typed in each room and is not said yet. */
export class TypedTexts {
  private readonly texts = new Map<RoomKey, string>()

  constructor(private readonly house: House) {}

  get(key: RoomKey): string | undefined {
    return this.texts.get(key)
  }

  has(key: RoomKey): boolean {
    return this.texts.has(key)
  }

  set(key: RoomKey, text: string): void {
    if (text === '')
      this.texts.delete(key)
    else
      this.texts.set(key, text)
    for (const view of this.house.views) {
      if (view.key === key)
        view.refreshDraft()
    }
    this.house.changed(this.house.rooms.get(key))
  }
}
