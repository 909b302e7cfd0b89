import type { FileLimits } from '../model/file'
import type { FileId } from '../protocol/frames.gen'

/** What the server answers about a file that is being sent to it. */
export type FileAnswer =
  /** It has so much of it; `whole`: all, and it is content with it. */
  | { readonly file: FileId, readonly offset: number, readonly whole: boolean }
  | { readonly refused: string }
  /** Nobody answered, or nobody has time; if it was said when, in milliseconds. */
  | { readonly later: number | undefined }

export interface FileAbout {
  readonly name: string
  readonly type: string
  readonly size: number
  readonly duration?: number
}

/** The server's door for files: they come in pieces, each where the one before ended, and wait there for the message that names them. */
export interface FileDoor {
  begin(about: FileAbout, signal: AbortSignal): Promise<FileAnswer>
  /** How much it has. */
  ask(file: FileId, signal: AbortSignal): Promise<FileAnswer>
  put(file: FileId, offset: number, piece: Blob, signal: AbortSignal): Promise<FileAnswer>
  /** It will not be named by any message. Nobody waits for it to be forgotten. */
  drop(file: FileId): void
  limits(): Promise<FileLimits | undefined>
}

/** A piece that takes longer is sent again, from where the server has it. */
const PIECE_TIMEOUT_MS = 60_000

export function fileDoorBy(fetch: typeof globalThis.fetch): FileDoor {
  async function ask(path: string, init: RequestInit, signal: AbortSignal): Promise<FileAnswer> {
    try {
      const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(PIECE_TIMEOUT_MS)]) })
      const { file, offset, sent, code } = await response.json() as Record<string, unknown>
      if (typeof offset === 'number' && (response.ok || response.status === 409))
        return { file: typeof file === 'string' ? file : '', offset, whole: sent !== undefined }
      if (typeof code === 'string' && response.status < 500 && response.status !== 429 || code === 'noRoom')
        return { refused: String(code) }
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
      return { later: Number.isFinite(seconds) ? seconds * 1_000 : undefined }
    }
    catch {
      return { later: undefined }
    }
  }

  return {
    begin: (about, signal) => ask('/api/files', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(about) }, signal),
    ask: (file, signal) => ask(`/api/files/${file}`, {}, signal),
    put: (file, offset, piece, signal) => ask(`/api/files/${file}?offset=${offset}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: piece }, signal),
    drop(file) {
      fetch(`/api/files/${file}`, { method: 'DELETE', credentials: 'same-origin' }).catch(() => {})
    },
    async limits() {
      try {
        const { fileBytes, filesPerMessage } = await (await fetch('/api/limits')).json() as Record<string, unknown>
        return typeof fileBytes === 'number' && typeof filesPerMessage === 'number' ? { fileBytes, filesPerMessage } : undefined
      }
      catch {
        return undefined
      }
    },
  }
}
