import type { RefusalCode, RoomSettings } from '../protocol/frames.gen'
import type { House } from './house'
import type { LiveRoom } from './liveRoom'
import type { RoomChoice } from './teahouse'

/** These say nothing of what the server will answer a moment later. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['unavailable', 'readOnly', 'tooFast', 'tooManyPending'])

const AGAIN_MS = 5_000

/** No timer of a browser is longer. */
const LOOK_AGAIN_MS = 24 * 60 * 60 * 1_000

/** What one wants of each room: shown at once, kept here until the server has it for all devices. */
export class Choosing {
  private readonly unmuting = new Map<LiveRoom, () => void>()

  constructor(private readonly house: House) {}

  choose(room: LiveRoom, { archived, ...choice }: RoomChoice): void {
    const put = archived === undefined ? {} : { archived: archived ? Math.max(1, room.log.heard ?? 0) : 0 }
    this.wish(room, { ...room.wants.now, ...choice, ...put })
    void this.send(room)
  }

  /** The server has told about the room: what was chosen meanwhile is for it to know. */
  told(room: LiveRoom): void {
    this.changed(room)
    void this.send(room)
  }

  /** Something was chosen, here or on another device. */
  heard(room: LiveRoom, settings: RoomSettings): void {
    room.wants.tell(settings)
    this.changed(room)
  }

  private wish(room: LiveRoom, wished: RoomSettings | undefined): void {
    room.wants.wished = wished
    this.changed(room)
  }

  private changed(room: LiveRoom): void {
    this.house.keeper.room(room)
    this.house.changed(room)
    this.unmuting.get(room)?.()
    this.unmuting.delete(room)
    if (!room.wants.isMuted)
      return
    const { clock } = this.house.world
    const left = room.wants.now.mutedUntil - clock.now()
    this.unmuting.set(room, clock.after(Math.min(left, LOOK_AGAIN_MS), () => this.changed(room)))
  }

  private async send(room: LiveRoom): Promise<void> {
    const { wished } = room.wants
    if (!wished || !this.house.isLive || !room.id)
      return
    const { level, mutedUntil, pinned, archived } = wished
    const answer = await this.house.requests.ask({ type: 'setRoom', data: { room: room.id, level, mutedUntil, pinned, archived } }, 'first')
    // What was chosen meanwhile is on its way by itself.
    if (room.wants.wished !== wished)
      return
    if (!('refused' in answer))
      return this.wish(room, undefined)
    if (PASSING.has(answer.refused)) {
      this.house.world.clock.after(AGAIN_MS, () => room.wants.wished === wished && void this.send(room))
      return
    }
    this.wish(room, undefined)
    this.house.notices.tell({ kind: 'refused', code: answer.refused })
  }
}
