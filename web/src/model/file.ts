import type { FileId, FileSent, RefusalCode } from '../protocol/frames.gen'

/** A file as somebody chose it: what is known of it before the server has it. */
export interface ChosenFile {
  /** Its name on this device; its bytes are kept by it. */
  readonly key: string
  readonly name: string
  readonly type: string
  readonly size: number
  /** Of a picture, as it is seen. */
  readonly width?: number
  readonly height?: number
  /** Of something that was recorded here, in milliseconds. */
  readonly duration?: number
}

/** A file of a draft, and how far it is on its way. */
export interface DraftFile extends ChosenFile {
  /** The server's name for it, once it has agreed to take it. */
  readonly file?: FileId
  /** How many of its bytes the server has. */
  readonly sent?: number
}

/** Why a file cannot be sent. `cannotBeCleaned`: of where it was taken, and the like. `fileLost`: its bytes are not on this device any more. */
export type FileRefusal = 'fileTooLarge' | 'noRoom' | 'cannotBeCleaned' | 'fileLost'

/** Why something could not be sent. */
export type Reason = RefusalCode | FileRefusal

/** What a message may have at most, by the word of the server. */
export interface FileLimits {
  readonly fileBytes: number
  readonly filesPerMessage: number
}

export function isWhole({ file, sent, size }: DraftFile): boolean {
  return file !== undefined && sent === size
}

/** Whether the server has all of the files. */
export function areWhole(files: readonly DraftFile[] = []): boolean {
  return files.every(isWhole)
}

/** As they were chosen: nothing is known of any server. */
export function asChosen(files: readonly DraftFile[]): readonly ChosenFile[] {
  return files.map(({ key, name, type, size, width, height, duration }) => ({
    key, name, type, size,
    ...width !== undefined && { width }, ...height !== undefined && { height }, ...duration !== undefined && { duration },
  }))
}

export type FileKind = 'picture' | 'film' | 'voice' | 'sound' | 'other'

/** How a file is shown. A picture of unknown measures would move what stands around it, so it is none. */
export function kindOf({ type, width, height, duration }: Pick<FileSent, 'type' | 'width' | 'height' | 'duration'>): FileKind {
  if (type.startsWith('image/'))
    return width && height ? 'picture' : 'other'
  // How long it is, is only said of what was spoken; by the bytes alone, that may as well be a film.
  if (duration && !width && /^(?:audio|video)\//.test(type))
    return 'voice'
  if (type.startsWith('video/'))
    return 'film'
  if (type.startsWith('audio/'))
    return 'sound'
  return 'other'
}
