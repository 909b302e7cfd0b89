import type { HouseNotice } from '../model/notices'
import type { RoomKey } from '../model/roomKey'
import type { SendMsg, User } from '../protocol/frames.gen'
import type { House } from './house'
import type { LiveRoom } from './liveRoom'
import { isFor } from '../model/logItem'

/** The words of system notifications, in the language of the screens. */
export interface RingingWords {
  message(room: { kind: 'lobby' | 'open' | 'direct', name?: string | undefined }, from: User, text: string): { title: string, body: string }
  came(people: readonly User[], count: number): { title: string, body: string }
}

/** At most so often is a coming told outside the page. */
const CAME_EVERY_MS = 60_000

/** So long one waits for word of another tab, which hears the same thing about now. */
const OTHERS_MS = 1_000

/** Decides what is worth a system notification: what is for us, while nobody is looking on any tab. */
export class Ring {
  private cameAt = -Infinity
  private seenElsewhereAt = -Infinity

  constructor(private readonly house: House, private readonly words: RingingWords, private readonly go: (key: RoomKey) => void) {}

  message(room: LiveRoom, { data }: SendMsg): void {
    const { me, world } = this.house
    const forMe = room.kind === 'direct' ? data.from.userId !== me?.userId : isFor(data, me)
    if (!forMe || data.recalled !== undefined)
      return
    this.unlessSeen(world.isAttended, () => {
      if (room.muted || data.seq <= room.readMark.mark)
        return
      const said = this.words.message({ kind: room.kind, name: room.name }, data.from, data.text)
      world.bell.ring({ tag: data.id, ...said, room: room.key }, () => this.go(room.key))
    })
  }

  came(notice: HouseNotice): void {
    if (notice.kind !== 'came')
      return
    const { world, rooms } = this.house
    this.unlessSeen(() => !world.isHidden(), () => {
      const now = world.clock.now()
      if (rooms.get('lobby')?.muted || now - this.cameAt < CAME_EVERY_MS)
        return
      this.cameAt = now
      world.bell.ring({ tag: 'came', ...this.words.came(notice.people, notice.count), room: 'lobby' }, () => this.go('lobby'))
    })
  }

  /** Another tab shows what comes to somebody. */
  seenElsewhere(): void {
    this.seenElsewhereAt = this.house.world.clock.now()
  }

  private unlessSeen(isSeen: () => boolean, ring: () => void): void {
    const { clock, tabs } = this.house.world
    if (isSeen()) {
      tabs.tell({ kind: 'seen' })
      return
    }
    const heardAt = clock.now()
    clock.after(OTHERS_MS, () => {
      if (!isSeen() && this.seenElsewhereAt < heardAt - OTHERS_MS)
        ring()
    })
  }
}
