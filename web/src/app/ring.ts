import type { HouseNotice } from '../model/notices'
import type { RoomKey } from '../model/roomKey'
import type { FileSent, LogFrame, Room, SendMsg, Seq, User } from '../protocol/frames.gen'
import type { House } from './house'
import type { LiveRoom } from './liveRoom'
import { levelOf, reaches } from './level'
import { isQuiet, minuteOf } from './reaching'
import { Waiting } from './waiting'

/** The words of system notifications, in the language of the screens. */
export interface RingingWords {
  /** What waits in a room; without `text`, only that something does. */
  message(room: { kind: 'lobby' | 'open' | 'direct', name?: string | undefined }, newest: { from: User, text?: string, files?: readonly FileSent[] | undefined }, count: number): { title: string, body: string }
  came(people: readonly User[], count: number): { title: string, body: string }
  actions(): { reply: string, read: string }
}

/** At most so often is a coming told outside the page. */
const CAME_EVERY_MS = 60_000

/** So long one waits for word of another tab, which hears the same thing about now; what comes meanwhile is told together. */
const OTHERS_MS = 1_000

/** Of one room more often than this is told without a sound: the notification has the newest words nevertheless. */
const AGAIN_MS = 5_000

interface Told {
  readonly waiting: Waiting
  /** A notification is shown, as far as we know. */
  shown: boolean
  rangAt: number
  heardAt: number
  due: boolean
  /** Read up to here, as far as notifications know. */
  mark: Seq
}

/**
 * Decides what is worth a system notification: what is for us, while nobody sits before any tab. Each room has one, with the newest
 * words and how many wait; it goes when they are read, here or elsewhere, and follows when they are edited or recalled. Every tab
 * knows what waits; the one that leads rings.
 */
export class Ring {
  private readonly rooms = new Map<RoomKey, Told>()
  private cameAt = -Infinity
  private seenElsewhereAt = -Infinity

  constructor(private readonly house: House, private readonly words: RingingWords, private readonly go: (key: RoomKey, seq?: Seq) => void) {}

  /** The server's word of a room that we are in. What was there when the page was opened, or when we entered, does not ring. */
  begin(key: RoomKey, { epoch, kind, head, mark }: Room, isFirst: boolean): void {
    if (this.rooms.get(key)?.waiting.epoch !== epoch)
      this.make(key, epoch, isFirst || kind !== 'direct' ? head : mark)
  }

  /** Entries came, one by one or as pages of what was missed. */
  entries(room: LiveRoom, frames: readonly LogFrame[]): void {
    const told = this.rooms.get(room.key) ?? this.make(room.key, room.log.epoch, room.readMark.mark)
    const { me, world } = this.house
    const isForUs = (message: SendMsg['data']) => message.seq > room.readMark.mark && reaches(levelOf(room), message, me)
    const changes = frames.map(frame => told.waiting.hear(frame, isForUs))
    if (changes.includes('news'))
      this.news(room, told)
    else if (changes.includes('words') && told.shown && told.waiting.count > 0 && world.life.leads())
      this.show(room, told, false)
    this.settle()
  }

  /** What is shown outside the page follows what is known: called whenever something changed. */
  settle(): void {
    const { rooms, world } = this.house
    let moved = false
    for (const [key, told] of this.rooms) {
      const room = rooms.get(key)
      if (!room || room.standing === 'left') {
        // Who comes back to it hears it anew.
        this.rooms.delete(key)
        if (told.shown)
          world.bell.hush(key)
        continue
      }
      moved ||= room.readMark.mark > told.mark
      told.mark = room.readMark.mark
      if (told.waiting.count === 0 && !told.shown)
        continue
      // Where nothing is wanted now, what came until now does not wait; what comes when it is wanted again does.
      told.waiting.read(levelOf(room) === 'none' ? Math.max(room.readMark.mark, room.log.heard ?? 0) : room.readMark.mark)
      if (told.waiting.count === 0 && told.shown) {
        told.shown = false
        world.bell.hush(key)
      }
    }
    if (moved)
      world.bell.tidy((key, seq) => seq <= (rooms.get(key)?.readMark.mark ?? 0))
  }

  came(notice: HouseNotice): void {
    if (notice.kind !== 'came')
      return
    const { world, rooms } = this.house
    const heardAt = world.clock.now()
    if (this.isSeen(!world.isHidden()))
      return
    world.clock.after(OTHERS_MS, () => {
      const now = world.clock.now()
      const lobby = rooms.get('lobby')
      if (this.isSeen(!world.isHidden(), heardAt) || this.isQuietNow() || (lobby && levelOf(lobby) === 'none') || now - this.cameAt < CAME_EVERY_MS)
        return
      this.cameAt = now
      if (world.life.leads())
        world.bell.ring({ tag: 'came', ...this.words.came(notice.people, notice.count), room: 'lobby', again: false, silent: world.reaching.get().sounds }, () => this.go('lobby'))
    })
  }

  /** Another tab shows what comes to somebody. */
  seenElsewhere(): void {
    this.seenElsewhereAt = this.house.world.clock.now()
  }

  private make(key: RoomKey, epoch: Room['epoch'] | undefined, after: Seq): Told {
    const made = { waiting: new Waiting(epoch, after), shown: this.rooms.get(key)?.shown ?? false, rangAt: -Infinity, heardAt: 0, due: false, mark: 0 }
    this.rooms.set(key, made)
    return made
  }

  private news(room: LiveRoom, told: Told): void {
    const { world } = this.house
    told.heardAt = world.clock.now()
    const isSeen = this.isSeen(world.isAttended())
    if (isSeen || this.isQuietNow()) {
      // Whoever is in another room hears it, and sees it in the list.
      if (isSeen && room.views === 0 && room.behind === 0)
        this.sound(room)
      told.waiting.told()
    }
    else if (!told.due) {
      this.later(room, told)
    }
  }

  private later(room: LiveRoom, told: Told): void {
    told.due = true
    this.house.world.clock.after(OTHERS_MS, () => {
      told.due = false
      // What was missed is told as one, when all of it is here.
      if (room.behind > 0)
        this.later(room, told)
      else
        this.tell(room, told)
    })
  }

  private tell(room: LiveRoom, told: Told): void {
    const { world } = this.house
    this.settle()
    const isNews = told.waiting.hasUntold && !this.isSeen(world.isAttended(), told.heardAt)
    told.waiting.told()
    if (!isNews)
      return
    const again = world.clock.now() - told.rangAt >= AGAIN_MS
    if (again)
      told.rangAt = world.clock.now()
    told.shown = true
    if (!world.life.leads())
      return
    this.show(room, told, again)
    if (again)
      this.sound(room)
  }

  private show(room: LiveRoom, { waiting }: Told, again: boolean): void {
    const { bell, reaching } = this.house.world
    const { from, text, files, seq } = waiting.newest!
    const { sounds, words } = reaching.get()
    const said = this.words.message({ kind: room.kind, name: room.facts.name }, words ? { from, text, files } : { from }, waiting.count)
    bell.ring({ tag: room.key, ...said, room: room.key, seq, count: waiting.count, again, silent: sounds || !again, actions: this.words.actions() }, () => this.go(room.key, seq))
  }

  private sound(room: LiveRoom): void {
    const { reaching, sounds } = this.house.world
    if (reaching.get().sounds && !this.isQuietNow())
      sounds.play(room.kind === 'direct' ? 'softCup' : 'cup', reaching.get().volume)
  }

  private isQuietNow(): boolean {
    const { reaching, clock } = this.house.world
    return isQuiet(reaching.get(), minuteOf(new Date(clock.now())))
  }

  /** Whether somebody sees it here, which the other tabs are told; or, of what was heard a moment ago, on one of those. */
  private isSeen(here: boolean, heardAt?: number): boolean {
    if (here)
      this.house.world.tabs.tell({ kind: 'seen' })
    return here || (heardAt !== undefined && this.seenElsewhereAt >= heardAt - OTHERS_MS)
  }
}
