import type { RoomKey } from '../model/roomKey'
import type { RefusalCode, Seq } from '../protocol/frames.gen'
import type { House } from './house'
import type { LiveRoom } from './liveRoom'

/** Marks within this time are told to the server together. */
const TOGETHER_MS = 300

/** How far we have read, told to whoever has to know: the server, the other tabs, and this device for when there is no connection. */
export class Marks {
  private readonly telling = new Set<LiveRoom>()
  private shares = true

  constructor(private readonly house: House) {}

  /** Whether the other of a direct room sees how far one has read, and one sees how far they have. */
  share(on: boolean): void {
    this.shares = on
    this.house.changed()
  }

  /** Up to here the other of a direct room has read; 0 if that is not known. */
  seen(room: LiveRoom): Seq {
    return this.shares ? room.facts.seen ?? 0 : 0
  }

  /** Somebody says from outside the page that they have read a room up to here. */
  read(key: RoomKey, upTo: Seq): void {
    const room = this.house.rooms.get(key)
    if (room)
      this.move(room, upTo)
  }

  /** Somebody has read up to here on this page. */
  move(room: LiveRoom, upTo: Seq): void {
    if (!room.id || !this.moved(room, upTo))
      return
    const { tabs, store } = this.house.world
    tabs.tell({ kind: 'read', room: room.id, seq: upTo })
    if (room.log.epoch !== undefined)
      void store.keepMark(room.id, room.log.epoch, upTo)
    this.tell(room)
  }

  /** The same on another tab, which tells the server itself. Answers whether that was news. */
  moved(room: LiveRoom | undefined, upTo: Seq): boolean {
    if (!room?.readMark.move(upTo))
      return false
    this.house.keeper.room(room)
    this.house.changed(room)
    return true
  }

  /** From here on is unread again, on all devices. Answers with why not. */
  async back(room: LiveRoom, from: Seq): Promise<RefusalCode | undefined> {
    if (!room.id)
      return 'unknownRoom'
    const answer = await this.house.requests.ask({ type: 'read', data: { room: room.id, seq: from - 1, back: true } }, 'first')
    return 'refused' in answer ? answer.refused : undefined
  }

  /** The server's word that the mark was set back: nobody who has the room before them has read it for that. */
  setBack(room: LiveRoom): void {
    if (room.id && room.log.epoch !== undefined)
      void this.house.world.store.keepMark(room.id, room.log.epoch, room.readMark.mark)
    for (const view of this.house.views) {
      if (view.isOf === room)
        view.setBack()
    }
  }

  /** Everything is read, in all rooms. */
  moveAll(): void {
    for (const view of this.house.views)
      view.readOn()
    for (const room of this.house.rooms.all) {
      if (room.log.head > room.readMark.mark)
        this.move(room, room.log.head)
    }
    for (const view of this.house.views)
      view.lookBack()
  }

  /** Tells the server, if it does not know; with what is read until then. */
  tell(room: LiveRoom): void {
    if (this.telling.has(room) || !room.readMark.isAhead)
      return
    this.telling.add(room)
    this.house.world.clock.after(TOGETHER_MS, () => {
      this.telling.delete(room)
      if (this.house.isLive && room.id && room.readMark.isAhead)
        void this.house.requests.ask({ type: 'read', data: { room: room.id, seq: room.readMark.mark, backs: room.readMark.backs, ...!this.shares && room.kind === 'direct' && { quiet: true } } })
    })
  }
}
