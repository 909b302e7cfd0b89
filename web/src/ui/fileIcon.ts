import type { IconName } from './icons'

const archives = /^application\/(?:zip|gzip|x-tar|x-7z-compressed|vnd\.rar|x-bzip2?|x-xz|zstd)$/

/** A drawing of what a file is. */
export function iconOf({ type }: { type: string }): IconName {
  if (type.startsWith('image/'))
    return 'picture'
  if (type.startsWith('video/'))
    return 'film'
  if (type.startsWith('audio/'))
    return 'note'
  return archives.test(type) ? 'zip' : 'file'
}
