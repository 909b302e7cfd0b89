import type { FileSent, RoomId } from '../../../protocol/frames.gen'

/** Where the server has a file of a room. */
export function addressOf(room: RoomId, { file, name }: Pick<FileSent, 'file' | 'name'>): string {
  return `/files/${room}/${file}/${encodeURIComponent(name)}`
}

export function previewOf(room: RoomId, { file }: Pick<FileSent, 'file'>): string {
  return `/files/${room}/${file}/preview`
}
