import type { FileToSend } from '../../../app/teahouse'
import type { FileLimits } from '../../../model/file'

/** Why some of what was chosen cannot be sent. */
export type Trouble =
  | { readonly kind: 'tooLarge', readonly name: string, readonly size: number, readonly max: number }
  | { readonly kind: 'empty' | 'unreadable', readonly name: string }
  | { readonly kind: 'tooMany', readonly max: number, readonly left: number }

/** What most houses take, while this one has not said. The server decides. */
const MANY = 10

/** The server cuts names too; so what is shown is what will be. */
const NAME_MAX = 120

/**
 * Makes of chosen files what can be sent, in their order: pictures are measured, what is too large, empty or too much is left
 * out and told. `already`: so many are in the message.
 */
export async function choose(chosen: readonly File[], already: number, limits: FileLimits | undefined, newKey: () => string): Promise<{ files: FileToSend[], troubles: Trouble[] }> {
  const troubles: Trouble[] = []
  const fitting = chosen.filter((file) => {
    if (file.size === 0)
      troubles.push({ kind: 'empty', name: file.name })
    else if (limits && file.size > limits.fileBytes)
      troubles.push({ kind: 'tooLarge', name: file.name, size: file.size, max: limits.fileBytes })
    else
      return true
    return false
  })
  const max = limits?.filesPerMessage ?? MANY
  const room = Math.max(0, max - already)
  if (fitting.length > room)
    troubles.push({ kind: 'tooMany', max, left: fitting.length - room })
  const readable = await Promise.all(fitting.slice(0, room).map(inCommonForm))
  readable.forEach((file, i) => file ?? troubles.push({ kind: 'unreadable', name: fitting[i]!.name }))
  const files = await Promise.all(readable.filter(file => file !== undefined).map(async (blob): Promise<FileToSend> => ({
    key: newKey(),
    name: nameOf(blob),
    type: blob.type || 'application/octet-stream',
    size: blob.size,
    ...await measured(blob),
    blob,
  })))
  return { files, troubles }
}

/** Pictures that not everybody's browser shows, and that the server cannot free of where they were taken, become JPEG; undefined where this browser cannot read them either. */
async function inCommonForm(file: File): Promise<File | undefined> {
  if (!/^image\/(?:avif|hei[cf]|tiff|bmp)$/.test(file.type) && !/\.hei[cf]$/i.test(file.name))
    return file
  try {
    const picture = await createImageBitmap(file)
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    canvas.getContext('2d')!.drawImage(picture, 0, 0)
    picture.close()
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' })
  }
  catch {
    return undefined
  }
}

/** What a browser calls everything that is pasted says nothing; when it was is better. */
function nameOf({ name, type }: File): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  if (name === 'image.png' || name === '')
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}.${/^image\/(\w+)/.exec(type)?.[1] ?? 'bin'}`
  const points = [...name]
  const end = /\.\w{1,8}$/.exec(name)?.[0] ?? ''
  return points.length <= NAME_MAX ? name : points.slice(0, NAME_MAX - end.length).join('') + end
}

/** As it is seen: a camera's picture may be turned. What the browser cannot read is a file like any other. */
async function measured(blob: Blob): Promise<{ width: number, height: number } | undefined> {
  if (!/^image\/(?:png|jpeg|gif|webp)$/.test(blob.type))
    return undefined
  try {
    const picture = await createImageBitmap(blob)
    const { width, height } = picture
    picture.close()
    return { width, height }
  }
  catch {
    return undefined
  }
}
