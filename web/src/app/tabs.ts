import type { RoomKey } from '../model/roomKey'
import type { RoomId, Seq } from '../protocol/frames.gen'

/** What one tab tells the others. Each has its own connection; this is what only the device knows. */
export type TabWord =
  | { readonly kind: 'typed', readonly room: RoomKey, readonly text: string }
  | { readonly kind: 'read', readonly room: RoomId, readonly seq: Seq }
  /** Somebody has that tab before them, so what comes now needs no notification. */
  | { readonly kind: 'seen' }

export interface Tabs {
  tell(word: TabWord): void
  onWord(listener: (word: TabWord) => void): void
  close(): void
}

/** The other tabs of this browser; nobody, where it has no channel between them. */
export function browserTabs(): Tabs {
  if (typeof BroadcastChannel === 'undefined')
    return { tell: () => {}, onWord: () => {}, close: () => {} }
  const channel = new BroadcastChannel('teahouse')
  return {
    tell: word => channel.postMessage(word),
    onWord: (listener) => {
      channel.onmessage = (event: MessageEvent<TabWord>) => listener(event.data)
    },
    close: () => channel.close(),
  }
}

/** Says which tabs are alive, so that what a closed one left is sent by another. */
export interface TabLife {
  /** This tab. */
  readonly id: string
  /** Whether a tab is gone for certain. */
  gone(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Runs while no other tab runs the same thing. */
  alone<T>(what: string, run: () => Promise<T>): Promise<T>
  /** From now on this tab can be the one that speaks for all of them to the outside; until it steps back, or is gone. */
  stand(): void
  stepBack(): void
  /** It is the one. */
  leads(): boolean
}

/**
 * By Web Locks: a tab holds a lock of its name for as long as it lives, however it ends. Without them every other tab counts
 * as gone; then two tabs may send the same draft, which the server sees by its cid, and each leads: what they show has a tag.
 */
export function browserTabLife(id: string, locks: LockManager | undefined): TabLife {
  if (!locks)
    return { id, gone: async ids => new Set(ids.filter(other => other !== id)), alone: (_, run) => run(), stand: () => {}, stepBack: () => {}, leads: () => true }

  const nameOf = (tab: string) => `teahouse-tab-${tab}`
  void locks.request(nameOf(id), () => new Promise(() => {}))
  let standing: AbortController | undefined
  let leading: AbortController | undefined
  return {
    id,
    async gone(ids) {
      const { held = [], pending = [] } = await locks.query()
      const alive = new Set([...held, ...pending].map(lock => lock.name))
      return new Set(ids.filter(other => other !== id && !alive.has(nameOf(other))))
    },
    alone: (what, run) => locks.request(`teahouse-${what}`, run) as Promise<Awaited<ReturnType<typeof run>>>,
    stand() {
      if (standing)
        return
      const mine = standing = new AbortController()
      const lead = () => new Promise<void>((resolve) => {
        leading = mine
        mine.signal.addEventListener('abort', () => resolve())
      })
      // Whoever steps back before their turn is refused, which is what they want.
      locks.request('teahouse-lead', { signal: mine.signal }, lead).catch(() => {})
    },
    stepBack() {
      standing?.abort()
      standing = undefined
    },
    leads: () => standing !== undefined && leading === standing,
  }
}
