const SHORTEST_MS = 500
const LONGEST_MS = 30_000

/**
 * How long to wait before the next attempt: decorrelated jitter, so that everyone who was cut at the same moment does not
 * come back at the same moment, however often that happens.
 */
export class Backoff {
  private last = SHORTEST_MS

  constructor(private readonly random: () => number) {}

  next(): number {
    this.last = Math.min(LONGEST_MS, SHORTEST_MS + this.random() * (this.last * 3 - SHORTEST_MS))
    return this.last
  }

  /** The time that the server gave, and a little of one's own, so that not everyone takes it at its word. */
  after(told: number): number {
    return told + this.random() * Math.max(SHORTEST_MS, told / 2)
  }

  reset(): void {
    this.last = SHORTEST_MS
  }
}
