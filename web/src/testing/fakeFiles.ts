import type { FileAbout, FileAnswer, FileDoor } from '../connection/files'
import type { Clock } from '../model/clock'
import type { FileLimits } from '../model/file'
import type { FileId, FileSent } from '../protocol/frames.gen'

interface Begun extends FileAbout {
  text: string
}

/** The door for files of a small house in memory. Its line can be slow, be cut in the middle of a piece, and refuse. */
export class FakeFiles implements FileDoor {
  readonly begun = new Map<FileId, Begun>()
  readonly dropped: FileId[] = []
  /** Where each piece began that came. */
  readonly pieces: number[] = []
  /** What the next questions are answered with. */
  readonly answers: FileAnswer[] = []
  down = false
  latencyMs = 5
  /** Of the next piece, only so much arrives; then the line is cut. */
  cutsAfter: number | undefined
  told: FileLimits | undefined = { fileBytes: 10_000_000, filesPerMessage: 10 }
  /** What the next file is called, if it is not for this house to say. */
  names: () => FileId | undefined = () => undefined
  private made = 0

  constructor(private readonly clock: Clock) {}

  get texts(): string[] {
    return [...this.begun.values()].map(({ text }) => text)
  }

  begin(about: FileAbout): Promise<FileAnswer> {
    return this.answer(async () => {
      const file = this.names() ?? `f0000000-0000-4000-8000-${String(++this.made).padStart(12, '0')}`
      this.begun.set(file, { ...about, text: '' })
      return { file, offset: 0, whole: false }
    })
  }

  ask(file: FileId): Promise<FileAnswer> {
    return this.answer(async () => this.at(file))
  }

  put(file: FileId, offset: number, piece: Blob): Promise<FileAnswer> {
    return this.answer(async () => {
      const begun = this.begun.get(file)
      if (!begun || offset !== begun.text.length)
        return this.at(file)
      this.pieces.push(offset)
      const arrived = await piece.text()
      begun.text += arrived.slice(0, this.cutsAfter)
      if (this.cutsAfter === undefined)
        return this.at(file)
      this.cutsAfter = undefined
      return { later: undefined }
    })
  }

  drop(file: FileId): void {
    this.dropped.push(file)
    this.begun.delete(file)
  }

  async limits(): Promise<FileLimits | undefined> {
    return this.told
  }

  /** As a message has them; undefined when one is not there, or not whole. */
  sent(files: readonly FileId[] = []): FileSent[] | undefined {
    const found = files.flatMap((file) => {
      const begun = this.begun.get(file)
      return begun?.text.length === begun?.size && begun ? [{ file, name: begun.name, type: begun.type, size: begun.size, preview: false }] : []
    })
    return found.length === files.length ? found : undefined
  }

  private at(file: FileId): FileAnswer {
    const begun = this.begun.get(file)
    return begun ? { file, offset: begun.text.length, whole: begun.text.length === begun.size } : { refused: 'unknownFile' }
  }

  private async answer(happens: () => Promise<FileAnswer>): Promise<FileAnswer> {
    await new Promise<void>(resolve => this.clock.after(this.latencyMs, resolve))
    if (this.down)
      return { later: undefined }
    return this.answers.shift() ?? happens()
  }
}
