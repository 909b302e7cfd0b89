import type { Clock } from '../model/clock'

interface Alarm {
  at: number
  call: () => void
}

/** A clock that stands still until it is told to go on. Alarms ring in order, each at its own time. */
export class ManualClock implements Clock {
  private time = 1_700_000_000_000
  private alarms: Alarm[] = []

  now(): number {
    return Math.floor(this.time)
  }

  after(ms: number, call: () => void): () => void {
    const alarm = { at: this.time + ms, call }
    this.alarms.push(alarm)
    return () => {
      this.alarms = this.alarms.filter(other => other !== alarm)
    }
  }

  /** Lets time pass, and what was promised in between happen. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms
    await settled()
    for (let next = this.next(end); next; next = this.next(end)) {
      this.alarms = this.alarms.filter(alarm => alarm !== next)
      this.time = Math.max(this.time, next.at)
      next.call()
      await settled()
    }
    this.time = end
  }

  /** As after the lid of a laptop was closed and opened: time has passed and no alarm rang; then all ring late. */
  async sleep(ms: number): Promise<void> {
    this.time += ms
    await this.pass(0)
  }

  get pending(): number {
    return this.alarms.length
  }

  private next(end: number): Alarm | undefined {
    return this.alarms.filter(alarm => alarm.at <= end).sort((a, b) => a.at - b.at)[0]
  }
}

/** Resolves when every promise that can go on by itself has. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++)
    await Promise.resolve()
  await new Promise<void>(resolve => setImmediate(resolve))
}
