import type { User, UserId } from '../protocol/frames.gen'
import type { House } from './house'
import type { LiveRoom } from './liveRoom'

/** What was said of who writes holds for so long: whoever goes on says so again, and word that they stopped may be lost. */
const HOLDS_MS = 6_000

/** So often one says it oneself while it goes on. */
const AGAIN_MS = 3_000

interface Told {
  readonly users: readonly User[]
  readonly count: number
  readonly forget: () => void
}

/** Who is writing in each room just now: the others, as the server tells, and oneself, as it is told. */
export class Writing {
  private readonly told = new Map<LiveRoom, Told>()
  /** Where the server was told that we write, and when. */
  private own: { readonly room: LiveRoom, readonly at: number } | undefined
  private shares = true

  constructor(private readonly house: House) {}

  /** Who does not tell is not told either. */
  share(on: boolean): void {
    if (on === this.shares)
      return
    if (!on && this.own)
      this.write(this.own.room, false)
    this.shares = on
    this.forgetAll()
  }

  /** The server's word, in place of what it said of the room before. */
  tell(room: LiveRoom, users: readonly User[], count: number): void {
    this.forget(room)
    if (count > 0 && this.shares) {
      const forget = this.house.world.clock.after(HOLDS_MS, () => {
        this.told.delete(room)
        this.house.changed(room)
      })
      this.told.set(room, { users, count, forget })
    }
    this.house.changed(room)
  }

  /** What they wrote is here. */
  said(room: LiveRoom, userId: UserId): void {
    const told = this.told.get(room)
    if (userId === this.house.me?.userId)
      this.own = undefined
    if (told?.users.some(user => user.userId === userId))
      this.told.set(room, { ...told, users: told.users.filter(user => user.userId !== userId), count: told.count - 1 })
  }

  /** All but oneself; nobody, if nobody writes. At most three are named, and `count` is of all. */
  others(room: LiveRoom): { readonly users: readonly User[], readonly count: number } | undefined {
    const told = this.told.get(room)
    if (!told)
      return undefined
    const users = told.users.filter(user => user.userId !== this.house.me?.userId)
    const count = told.count - (told.users.length - users.length)
    return count > 0 ? { users, count } : undefined
  }

  /** One has typed something here, or has taken it all away again. */
  write(room: LiveRoom, on: boolean): void {
    const { house, own } = this
    const now = house.world.clock.now()
    const is = own?.room === room && now - own.at < HOLDS_MS
    if (!this.shares || !house.isLive || room.id === undefined || (on ? is && now - own.at < AGAIN_MS : !is))
      return
    this.own = on ? { room, at: now } : undefined
    house.connection.send({ type: 'typing', data: { room: room.id, on } })
  }

  cut(): void {
    this.own = undefined
    this.forgetAll()
  }

  private forget(room: LiveRoom): void {
    this.told.get(room)?.forget()
    this.told.delete(room)
  }

  private forgetAll(): void {
    for (const room of [...this.told.keys()]) {
      this.forget(room)
      this.house.changed(room)
    }
  }
}
