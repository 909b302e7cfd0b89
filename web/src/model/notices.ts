import type { RefusalCode, User, UserId } from '../protocol/frames.gen'
import type { Clock } from './clock'
import type { RoomKey } from './roomKey'

/** Something to tell for a moment, without standing in the way. */
export type HouseNotice = { readonly key: string } & Told

type Told =
  /** People came online: up to three by name, more as a count (then `people` are some of them). */
  | { readonly kind: 'came', readonly people: readonly User[], readonly count: number }
  /** Something that was asked for and that no place on the screen answers for. */
  | { readonly kind: 'refused', readonly code: RefusalCode }
  /** The server is about to restart; it is back in about this time. */
  | { readonly kind: 'moving', readonly retryAfter: number }
  /** A newer client is there: a reload gets it. Stays until then. */
  | { readonly kind: 'newer' }
  /** A room we are not in any more. */
  | { readonly kind: 'left', readonly room: RoomKey, readonly name: string }
  /** A keeper put us out of a room. Stays until it was read. */
  | { readonly kind: 'removed', readonly room: RoomKey, readonly name: string, readonly by: User }

const SHOWN_MS: Readonly<Record<Told['kind'], number | undefined>> = { came: 4_000, refused: 8_000, moving: 10_000, newer: undefined, left: 8_000, removed: undefined }

/** More than so many who came within the time become one notice. */
const CAME_MAX = 3
const CAME_WITHIN_MS = 10_000

/** Whoever was here so lately did not come: they reloaded the page, or crossed a bridge. */
const FLAP_MS = 60_000

/** What is told at the moment. Each notice goes by itself after its time. */
export class Notices {
  private shown: readonly HouseNotice[] = []
  private made = 0
  private came: { user: User, at: number }[] = []
  private readonly lastHere = new Map<UserId, number>()
  private readonly stops = new Map<string, () => void>()

  constructor(private readonly clock: Clock, private readonly changed: () => void) {}

  get all(): readonly HouseNotice[] {
    return this.shown
  }

  tell(told: Told): HouseNotice {
    const notice: HouseNotice = { key: `notice-${++this.made}`, ...told }
    this.shown = [...this.shown, notice]
    const shownMs = SHOWN_MS[told.kind]
    if (shownMs !== undefined)
      this.stops.set(notice.key, this.clock.after(shownMs, () => this.dismiss(notice.key)))
    this.changed()
    return notice
  }

  dismiss(key: string): void {
    this.stops.get(key)?.()
    this.stops.delete(key)
    if (!this.shown.some(notice => notice.key === key))
      return
    this.shown = this.shown.filter(notice => notice.key !== key)
    this.changed()
  }

  /** People came to the house. Answers the notice that tells it, if it is worth one. */
  peopleCame(users: readonly User[]): HouseNotice | undefined {
    const now = this.clock.now()
    const news = users.filter(({ userId }) => now - (this.lastHere.get(userId) ?? -Infinity) > FLAP_MS)
    this.came = [...this.came.filter(one => now - one.at < CAME_WITHIN_MS), ...news.map(user => ({ user, at: now }))]
    this.here(users)
    if (news.length === 0)
      return undefined
    if (this.came.length <= CAME_MAX)
      return this.tell({ kind: 'came', people: news, count: news.length })
    for (const notice of this.shown) {
      if (notice.kind === 'came')
        this.dismiss(notice.key)
    }
    return this.tell({ kind: 'came', people: this.came.slice(-CAME_MAX).map(one => one.user), count: this.came.length })
  }

  /** These people are here, or were until now. */
  here(users: readonly User[]): void {
    const now = this.clock.now()
    for (const { userId } of users)
      this.lastHere.set(userId, now)
    if (this.lastHere.size > 2_000) {
      for (const [userId, at] of this.lastHere) {
        if (now - at > FLAP_MS)
          this.lastHere.delete(userId)
      }
    }
  }
}
