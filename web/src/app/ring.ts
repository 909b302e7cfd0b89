import type { HouseNotice } from '../model/notices'
import type { RoomKey } from '../model/roomKey'
import type { SendMsg, User } from '../protocol/frames.gen'
import type { House } from './house'
import type { LiveRoom } from './liveRoom'
import { names } from '../model/logItem'

/** The words of system notifications, in the language of the screens. */
export interface RingingWords {
  message(room: { kind: 'lobby' | 'open' | 'direct', name?: string | undefined }, from: User, text: string): { title: string, body: string }
  came(people: readonly User[], count: number): { title: string, body: string }
}

/** At most so often is a coming told outside the page. */
const CAME_EVERY_MS = 60_000

/** Decides what is worth a system notification: what is for us, while nobody is looking. */
export class Ring {
  private cameAt = -Infinity

  constructor(private readonly house: House, private readonly words: RingingWords, private readonly go: (key: RoomKey) => void) {}

  message(room: LiveRoom, { data }: SendMsg): void {
    const { me, world } = this.house
    const forMe = room.kind === 'direct' || (me !== undefined && names(data.text, me.name))
    if (!forMe || data.from.userId === me?.userId || room.muted || world.isAttended() || data.seq <= room.readMark.mark)
      return
    const said = this.words.message({ kind: room.kind, name: room.name }, data.from, data.text)
    world.bell.ring({ tag: data.id, ...said, room: room.key }, () => this.go(room.key))
  }

  came(notice: HouseNotice): void {
    const { world } = this.house
    const now = world.clock.now()
    if (notice.kind !== 'came' || !world.isHidden() || now - this.cameAt < CAME_EVERY_MS)
      return
    this.cameAt = now
    world.bell.ring({ tag: 'came', ...this.words.came(notice.people, notice.count), room: 'lobby' }, () => this.go('lobby'))
  }
}
