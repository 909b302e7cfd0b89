import type { QueuedDraft } from '../model/draft'
import type { ChosenFile, DraftFile, FileLimits, FileRefusal } from '../model/file'
import type { Cid } from '../protocol/frames.gen'
import type { HouseWorld } from './houseWorld'
import type { FilesHere, FileToSend } from './teahouse'
import type { Uploads } from './uploads'
import { asChosen } from '../model/file'
import { OwnFiles } from './ownFiles'

/** Who is told of a draft whose files are on their way: the outbox. */
export interface FilesListener {
  uploading(cid: Cid, key: string, told: Pick<DraftFile, 'file' | 'sent'>): void
  uploaded(cid: Cid): void
  notUploaded(cid: Cid, reason: FileRefusal): void
}

/** The files of one's drafts: their bytes here, and their way to the server, which is loaded when the first one goes it. */
export class Files implements FilesHere {
  readonly own: OwnFiles
  private loading: Promise<Uploads> | undefined
  private known: Promise<FileLimits | undefined> | undefined

  constructor(private readonly world: HouseWorld, private readonly listener: () => FilesListener) {
    this.own = new OwnFiles(world.store)
  }

  /** Their bytes are here from now on. */
  hold(files: readonly FileToSend[]): readonly ChosenFile[] {
    files.forEach(file => this.own.hold(file, file.blob))
    return asChosen(files)
  }

  newKey(): string {
    return this.world.newId()
  }

  address(name: string): string | undefined {
    return this.own.address(name)
  }

  load(key: string): Promise<string | undefined> {
    return this.own.load(key)
  }

  upload(draft: QueuedDraft): void {
    void this.uploads().then(uploads => uploads.take(draft))
  }

  keep(draft: QueuedDraft): void {
    draft.files?.forEach(file => this.own.named(file))
    void this.world.store.keepQueued(draft, this.own.takeUnkept(draft))
  }

  /** It is said, or will not be. */
  forget(draft: QueuedDraft, said: boolean): void {
    void this.world.store.forgetQueued(draft.cid)
    if (!said && draft.files)
      void this.uploads().then(uploads => uploads.drop(draft))
  }

  /** There is a connection again. */
  again(): void {
    void this.loading?.then(uploads => uploads.again())
  }

  /** What a message may have; undefined while nobody answers. */
  async limits(): Promise<FileLimits | undefined> {
    const told = await (this.known ??= this.world.files.limits())
    if (!told)
      this.known = undefined
    return told
  }

  private uploads(): Promise<Uploads> {
    return this.loading ??= import('./uploads').then(({ Uploads }) => new Uploads({
      clock: this.world.clock,
      files: this.world.files,
      blob: key => this.own.blob(key),
      uploading: (cid, key, told) => this.listener().uploading(cid, key, told),
      uploaded: cid => this.listener().uploaded(cid),
      notUploaded: (cid, reason) => this.listener().notUploaded(cid, reason),
    }))
  }
}
