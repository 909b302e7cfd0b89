import type { ChosenFile, DraftFile } from '../model/file'
import type { QueuedDraft } from '../model/draft'
import type { Store } from '../storage/store'

/** So many are held; of more, the page shows what the server has. */
const HELD_MAX = 100

/**
 * The bytes of what was sent from this page, and of what waits to be: so that one sees one's own picture at once, and the same
 * one when it has become a message.
 */
export class OwnFiles {
  private readonly blobs = new Map<string, Blob>()
  private readonly addresses = new Map<Blob, string>()
  /** Their bytes are written down with the draft when that is kept for the first time. */
  private readonly unkept = new Set<string>()

  constructor(private readonly store: Store) {}

  hold({ key }: ChosenFile, blob: Blob): void {
    this.put(key, blob)
    this.unkept.add(key)
  }

  /** What is to be written down with this draft. */
  takeUnkept({ files = [] }: QueuedDraft): ReadonlyMap<string, Blob> {
    const kept = files.filter(({ key }) => this.unkept.delete(key))
    return new Map(kept.map(({ key }) => [key, this.blobs.get(key)!]))
  }

  /** The server calls it so. */
  named({ key, file }: DraftFile): void {
    const blob = this.blobs.get(key)
    if (blob && file)
      this.put(file, blob)
  }

  async blob(key: string): Promise<Blob | undefined> {
    const blob = this.blobs.get(key) ?? await this.store.blob(key)
    if (blob)
      this.put(key, blob)
    return blob
  }

  /** An address that shows it, by its name here or at the server; undefined when it is not held by this page. */
  address(name: string): string | undefined {
    const blob = this.blobs.get(name)
    if (!blob)
      return undefined
    let address = this.addresses.get(blob)
    if (address === undefined)
      this.addresses.set(blob, address = URL.createObjectURL(blob))
    return address
  }

  /** The same, also of what was kept before a reload. */
  async load(key: string): Promise<string | undefined> {
    await this.blob(key)
    return this.address(key)
  }

  private put(name: string, blob: Blob): void {
    this.blobs.delete(name)
    this.blobs.set(name, blob)
    for (const [old, given] of this.blobs) {
      if (this.blobs.size <= 2 * HELD_MAX || this.unkept.has(old))
        break
      this.blobs.delete(old)
      if (![...this.blobs.values()].includes(given)) {
        URL.revokeObjectURL(this.addresses.get(given) ?? '')
        this.addresses.delete(given)
      }
    }
  }
}
