import type { Clock } from '../model/clock'

/** How often to ask whether the server is there. */
export const PING_EVERY_MS = 20_000

/** A line that is silent for so long is dead. */
export const DEAD_AFTER_MS = 45_000

/** How long an answer may take when there is a doubt. */
const PROBE_MS = 5_000

/** An alarm that rings so much too late means that the device slept (or that the browser lets a hidden page wait). */
const LATE_MS = 10_000

/** Finds out that a line is dead, which the line itself may not say for many minutes. */
export class Heartbeat {
  private heardAt: number
  private stopTick: () => void
  private stopProbe: (() => void) | undefined

  constructor(
    private readonly clock: Clock,
    /** A page that nobody looks at is made to wait by the browser: there, a late alarm proves nothing. */
    private readonly isHidden: () => boolean,
    private readonly ping: () => void,
    private readonly dead: () => void,
  ) {
    this.heardAt = clock.now()
    this.stopTick = this.arm()
  }

  /** Something came from the server. */
  heard(): void {
    this.heardAt = this.clock.now()
    this.stopProbe?.()
    this.stopProbe = undefined
  }

  /** There is a doubt: the page came back, the network changed. Dead after a long silence; else it has a moment to answer. */
  doubt(): void {
    if (this.isSilent()) {
      this.dead()
      return
    }
    this.probe()
  }

  stop(): void {
    this.stopTick()
    this.stopProbe?.()
    this.stopProbe = undefined
  }

  private arm(): () => void {
    const untilDead = this.heardAt + DEAD_AFTER_MS - this.clock.now()
    const wait = untilDead > 0 ? Math.min(PING_EVERY_MS, untilDead) : PING_EVERY_MS
    const due = this.clock.now() + wait
    return this.clock.after(wait, () => {
      this.stopTick = this.arm()
      const late = this.clock.now() - due > LATE_MS
      if (late && this.isHidden())
        this.probe()
      else if (late)
        this.doubt()
      else if (this.isSilent())
        this.dead()
      else
        this.ping()
    })
  }

  private isSilent(): boolean {
    return this.clock.now() - this.heardAt >= DEAD_AFTER_MS
  }

  private probe(): void {
    if (this.stopProbe)
      return
    this.stopProbe = this.clock.after(PROBE_MS, () => {
      this.stopProbe = undefined
      this.dead()
    })
    this.ping()
  }
}
