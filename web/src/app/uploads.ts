import type { FileAnswer, FileDoor } from '../connection/files'
import type { Clock } from '../model/clock'
import type { QueuedDraft } from '../model/draft'
import type { DraftFile, FileRefusal } from '../model/file'
import type { Cid } from '../protocol/frames.gen'
import { isWhole } from '../model/file'

/** What sending files asks of the house. */
export interface UploadsWorld {
  readonly clock: Clock
  readonly files: FileDoor
  /** What is to be sent, as long as it is kept. */
  blob(key: string): Promise<Blob | undefined>
  uploading(cid: Cid, key: string, told: Pick<DraftFile, 'file' | 'sent'>): void
  uploaded(cid: Cid): void
  notUploaded(cid: Cid, reason: FileRefusal): void
}

/** The first piece. What goes fast goes on in larger ones, so that asking costs little, and what goes slowly in smaller ones, so that little is lost. */
const PIECE_BYTES = 256 * 1024
const [PIECE_MIN, PIECE_MAX] = [64 * 1024, 4 * 1024 * 1024]
const [FAST_MS, SLOW_MS] = [500, 2_000]

const [WAIT_MS, WAIT_MAX_MS] = [1_000, 30_000]

/** So often the server may forget a file while it is being sent. */
const BEGINNINGS_MAX = 3

const final: Record<string, FileRefusal> = { fileTooLarge: 'fileTooLarge', noRoom: 'noRoom', cannotBeCleaned: 'cannotBeCleaned' }

/**
 * Brings the files of drafts to the server, one after the other, each from where the server has it. A cut does not end it: it
 * waits, asks how far it was, and goes on.
 */
export class Uploads {
  private readonly under = new Map<Cid, AbortController>()
  /** Who waits to try again. */
  private readonly waiting = new Set<() => void>()

  constructor(private readonly world: UploadsWorld) {}

  /** Sends what the server has not got of a draft's files. Twice is once. */
  take(draft: QueuedDraft): void {
    if (this.under.has(draft.cid))
      return
    const cancelled = new AbortController()
    this.under.set(draft.cid, cancelled)
    void this.run(draft, cancelled.signal)
  }

  /** It is not wanted any more; the server need not keep what it has. */
  drop({ cid, files }: QueuedDraft): void {
    this.under.get(cid)?.abort()
    this.under.delete(cid)
    for (const { file } of files ?? []) {
      if (file)
        this.world.files.drop(file)
    }
    this.again()
  }

  /** There is a connection again: nobody waits any longer. */
  again(): void {
    for (const go of [...this.waiting])
      go()
  }

  private async run(draft: QueuedDraft, signal: AbortSignal): Promise<void> {
    for (const file of draft.files ?? []) {
      const failed = isWhole(file) ? undefined : await this.send(draft.cid, file, signal)
      if (signal.aborted)
        return
      if (failed) {
        this.under.delete(draft.cid)
        return this.world.notUploaded(draft.cid, failed)
      }
    }
    this.under.delete(draft.cid)
    this.world.uploaded(draft.cid)
  }

  /** Answers why it cannot be sent; undefined when it is there. */
  private async send(cid: Cid, { key, name, type, size, duration, file: begun }: DraftFile, signal: AbortSignal): Promise<FileRefusal | undefined> {
    const { clock, files } = this.world
    const blob = await this.world.blob(key)
    if (!blob)
      return 'fileLost'
    let file = begun
    let offset: number | undefined
    let whole = false
    let piece = PIECE_BYTES
    let failures = 0
    let beginnings = 0
    while (!signal.aborted && !whole) {
      const at = clock.now()
      const end = Math.min((offset ?? 0) + piece, size)
      const answer: FileAnswer = file === undefined
        ? await files.begin({ name, type, size, ...duration !== undefined && { duration } }, signal)
        : offset === undefined
          ? await files.ask(file, signal)
          : await files.put(file, offset, blob.slice(offset, end), signal)
      if (signal.aborted) {
        if ('file' in answer && file === undefined)
          files.drop(answer.file)
        return undefined
      }
      if ('offset' in answer) {
        failures = 0
        file ??= answer.file
        if (offset !== undefined)
          piece = clock.now() - at < FAST_MS ? Math.min(piece * 2, PIECE_MAX) : clock.now() - at > SLOW_MS ? Math.max(piece / 2, PIECE_MIN) : piece
        offset = answer.offset
        whole = answer.whole
        // All bytes are there a moment before the server has looked at them; an empty piece asks it to.
        this.world.uploading(cid, key, { file, sent: whole ? size : Math.min(offset, size - 1) })
      }
      else if ('refused' in answer && final[answer.refused]) {
        return final[answer.refused]
      }
      else if ('refused' in answer && answer.refused === 'unknownFile' && ++beginnings < BEGINNINGS_MAX) {
        file = offset = undefined
      }
      else {
        // How much of the piece arrived, the server knows.
        offset = undefined
        piece = PIECE_BYTES
        await this.wait(('later' in answer ? answer.later : undefined) ?? Math.min(WAIT_MS * 2 ** failures++, WAIT_MAX_MS))
      }
    }
    return undefined
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        this.waiting.delete(go)
        stop()
        resolve()
      }
      const stop = this.world.clock.after(ms, go)
      this.waiting.add(go)
    })
  }
}
