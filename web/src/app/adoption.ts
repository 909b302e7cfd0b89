import type { House } from './house'

/** So often one looks whether a tab was closed that had something to say. */
const ADOPT_EVERY_MS = 60_000

/** Sends what tabs that are no more have left. */
export class Adoption {
  private stopAgain: (() => void) | undefined

  constructor(private readonly house: House) {}

  async once(): Promise<void> {
    const { outbox, rooms, world: { store, life } } = this.house
    await life.alone('adopt', async () => {
      const kept = await store.queued()
      const gone = await life.gone([...new Set(kept.map(draft => draft.owner))])
      const left = kept.filter(draft => gone.has(draft.owner))
      const done = left.filter(draft => rooms.get(draft.room)?.has(draft.cid))
      for (const { cid } of done)
        void store.forgetQueued(cid)
      outbox.adopt(left.filter(draft => !done.includes(draft)))
    })
    for (const key of outbox.rooms)
      rooms.of(key)
  }

  /** Now, and again and again until it is stopped. */
  start(): void {
    void this.once()
    this.stopAgain = this.house.world.clock.after(ADOPT_EVERY_MS, () => this.start())
  }

  stop(): void {
    this.stopAgain?.()
  }
}
