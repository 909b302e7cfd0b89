import type { Epoch, Seq } from '../protocol/frames.gen'
import type { Run } from './runs'
import { end, Runs } from './runs'

/** Entries that exist and that we do not have: all after one position and before another. */
export interface Hole {
  readonly after: Seq
  readonly before: Seq
}

/**
 * So many entries that are ahead of what we heard are kept until what is missing has come. More would mean that we are far
 * behind: then what is missing is asked for in pages anyway, and these come with them.
 */
export const AHEAD_MAX = 1_000

/** So many entries of a room are kept in memory. */
export const LOADED_MAX = 100_000

/** What is left at the newest end when the middle is let go, so that the end can be shown at once. */
const END_KEPT = 200

/**
 * What we hold of one room's log, oldest first, and how far we have heard it.
 *
 * Positions are dense, so a jump in them is something that we missed. `heard` is the position up to which we were told of
 * everything: an entry that follows it is taken, one that is not newer is dropped, one that is ahead is held back, unseen,
 * until what is missing between has come. Pages of older entries may come in any order; what is not here between them is a
 * named hole, never a silent one.
 *
 * Taking an entry costs O(1), a page O(page + runs); nothing is ever sorted.
 */
export class RoomLog<T extends { readonly seq: Seq }> {
  /** Those that begin after `heard` are held back. */
  private readonly runs = new Runs<T>()
  private heardUpTo: Seq | undefined
  private headSeq: Seq = 0
  private first: Seq = 1
  private size = 0
  private ahead = 0
  private changes = 0

  /** Another number when something else can be seen. */
  get version(): number {
    return this.changes
  }

  /** The epoch of all positions here; undefined before anybody told. */
  epoch: Epoch | undefined

  /** We were told of everything up to here; undefined before we began to listen. */
  get heard(): Seq | undefined {
    return this.heardUpTo
  }

  /** The newest position that is known to exist. */
  get head(): Seq {
    return Math.max(this.headSeq, this.heardUpTo ?? 0)
  }

  /** The oldest position that the server keeps. */
  get firstSeq(): Seq {
    return this.first
  }

  /** What exists after what we heard: it has to be asked for. */
  get missing(): Hole | undefined {
    if (this.heardUpTo === undefined || this.head <= this.heardUpTo)
      return undefined
    const next = this.runs.all.find(run => run.first > this.heardUpTo!)
    return { after: this.heardUpTo, before: next?.first ?? this.head + 1 }
  }

  /**
   * The log is of this epoch from now on, and was told up to its head. Answers whether that was another epoch than before,
   * which empties the log.
   */
  tell(told: { epoch: Epoch, firstSeq?: Seq, head: Seq }): boolean {
    const another = this.epoch !== undefined && this.epoch !== told.epoch
    if (another)
      this.forget()
    this.epoch = told.epoch
    if (told.firstSeq !== undefined)
      this.first = Math.max(1, told.firstSeq)
    this.noteHead(told.head)
    return another
  }

  /** Something of this position exists. */
  noteHead(head: Seq): void {
    this.headSeq = Math.max(this.headSeq, head)
  }

  /** From here on everything will be told: what is older is there for the asking. Does nothing if one listens already. */
  begin(at: Seq): void {
    if (this.heardUpTo !== undefined)
      return
    this.heardUpTo = at
    this.noteHead(at)
    this.hearOn()
  }

  /** All between what we heard and `before` is left out: it becomes a hole, and we go on hearing from there. */
  skipTo(before: Seq): void {
    if (this.heardUpTo === undefined || before - 1 <= this.heardUpTo)
      return
    this.heardUpTo = before - 1
    this.noteHead(before - 1)
    this.hearOn()
  }

  /** An entry that was told live. Answers whether it can be seen now. */
  take(entry: T): boolean {
    this.noteHead(entry.seq)
    if (this.heardUpTo === undefined)
      this.heardUpTo = entry.seq - 1
    if (entry.seq <= this.heardUpTo)
      return false
    if (entry.seq > this.heardUpTo + 1) {
      if (this.ahead < AHEAD_MAX)
        this.insert([entry])
      return false
    }
    this.insert([entry])
    return true
  }

  /** A contiguous piece of the log, oldest first. Repeats change nothing. Answers whether something new can be seen now. */
  merge(page: readonly T[]): boolean {
    const last = page.at(-1)
    if (!last)
      return false
    this.noteHead(last.seq)
    const [size, ahead, heard] = [this.size, this.ahead, this.heardUpTo]
    this.insert(page)
    return this.size - this.ahead !== size - ahead || this.heardUpTo !== heard
  }

  /** The entry of a position, if it is here and may be seen. */
  at(seq: Seq): T | undefined {
    if (this.heardUpTo !== undefined && seq > this.heardUpTo)
      return undefined
    return this.held(seq)
  }

  /** The entry of a position, if it is here, also one that is held back. */
  held(seq: Seq): T | undefined {
    const run = this.runs.from(seq)
    return run?.entries[seq - run.first]
  }

  /** Puts what `change` makes of an entry in its place, if it is here. */
  revise(seq: Seq, change: (entry: T) => T): void {
    const run = this.runs.from(seq)
    const before = run?.entries[seq - run.first]
    const now = before && change(before)
    if (!now || now === before)
      return
    run!.entries[seq - run!.first] = now
    this.changes++
  }

  /** The same for every entry that is here. */
  reviseAll(change: (entry: T) => T): void {
    for (const { entries } of this.runs.all) {
      for (let i = 0; i < entries.length; i++) {
        const now = change(entries[i]!)
        if (now === entries[i])
          continue
        entries[i] = now
        this.changes++
      }
    }
  }

  /** The oldest and the newest position that can be seen. */
  get oldest(): Seq | undefined {
    const run = this.runs.all[0]
    return run && this.isSeen(run) ? run.first : undefined
  }

  get newest(): Seq | undefined {
    const run = this.seenRuns().at(-1)
    return run && run.first + run.entries.length - 1
  }

  /** How many entries can be seen. */
  get length(): number {
    return this.size - this.ahead
  }

  /** The holes between what can be seen, oldest first. */
  get holes(): readonly Hole[] {
    const runs = this.seenRuns()
    return runs.slice(1).map((run, i) => ({ after: end(runs[i]!) - 1, before: run.first }))
  }

  /** All that can be seen, oldest first, with what `between` makes of each hole. A new array; a copy of pointers. */
  seen<H>(between: (hole: Hole) => H): (T | H)[] {
    const runs = this.seenRuns()
    if (runs.length === 1)
      return runs[0]!.entries.slice()
    return runs.flatMap((run, i): (T | H)[] =>
      i === 0 ? run.entries : [between({ after: end(runs[i - 1]!) - 1, before: run.first }), ...run.entries])
  }

  /** Everything from a position to what we heard is here. */
  hasAllAfter(seq: Seq): boolean {
    if (this.heardUpTo === undefined)
      return false
    if (seq >= this.heardUpTo)
      return true
    const run = this.runs.from(seq + 1)
    return run !== undefined && end(run) > this.heardUpTo
  }

  /** The newest entries that follow each other up to what we heard, at most `limit`, oldest first. */
  latest(limit: number): readonly T[] {
    const run = this.seenRuns().at(-1)
    return run && end(run) - 1 === this.heardUpTo ? run.entries.slice(-limit) : []
  }

  /** Lets go of what is farthest from where somebody reads, when there is too much. Answers whether it did. */
  trim(reading: 'oldest' | 'newest', max = LOADED_MAX): boolean {
    const surplus = this.length - max
    if (surplus <= 0)
      return false
    if (reading === 'newest')
      this.cut(0, surplus)
    else
      this.cut(Math.max(0, this.length - surplus - END_KEPT), surplus)
    return true
  }

  /** As it was in the beginning. */
  forget(): void {
    this.runs.clear()
    this.heardUpTo = undefined
    this.headSeq = 0
    this.first = 1
    this.size = 0
    this.ahead = 0
    this.changes++
    this.epoch = undefined
  }

  private isSeen(run: Run<T>): boolean {
    return this.heardUpTo === undefined || run.first <= this.heardUpTo
  }

  private seenRuns(): readonly Run<T>[] {
    return this.ahead === 0 ? this.runs.all : this.runs.all.filter(run => this.isSeen(run))
  }

  private insert(page: readonly T[]): void {
    this.runs.insert(page)
    this.hearOn()
  }

  /** What we heard goes on to the end of its run, and the counts are right again. */
  private hearOn(): void {
    if (this.heardUpTo !== undefined) {
      const run = this.runs.from(this.heardUpTo + 1)
      if (run && end(run) > this.heardUpTo)
        this.heardUpTo = end(run) - 1
    }
    this.count()
  }

  private count(): void {
    this.changes++
    this.size = 0
    this.ahead = 0
    for (const run of this.runs.all) {
      this.size += run.entries.length
      if (!this.isSeen(run))
        this.ahead += run.entries.length
    }
  }

  /** Removes `count` of the entries that can be seen, from the one at `index` on. */
  private cut(index: number, count: number): void {
    this.runs.cut(index, count)
    this.count()
  }
}
