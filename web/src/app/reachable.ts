import type { House } from './house'
import type { Pushing } from './pushing'

/** Sees to it that somebody is reached by push while they sit before none of their pages, and only then. */
export class Reachable {
  private told = true
  private loading: Promise<Pushing> | undefined

  constructor(private readonly house: House) {}

  /** The server takes everybody for attended who says nothing, and may have forgotten where this browser is pushed to. */
  connected(): void {
    this.told = true
    this.attend()
    // Whoever never allowed notices is not pushed to.
    if (this.house.world.bell.permission() === 'granted')
      this.pushing().then(pushing => pushing.keep()).catch(() => {})
  }

  /** Whether somebody sits here may have changed. */
  attend(): void {
    const on = this.house.world.isAttended()
    if (on !== this.told && this.house.connection.send({ type: 'attend', data: { on } }))
      this.told = on
  }

  /** Rejects when it cannot be loaded now. */
  pushing(): Promise<Pushing> {
    return this.loading ??= Promise.all([import('./pushing'), this.house.world.pushes()]).then(
      ([{ Pushing }, browser]) => new Pushing(this.house, browser),
      (error: unknown) => {
        this.loading = undefined
        throw error
      },
    )
  }
}
