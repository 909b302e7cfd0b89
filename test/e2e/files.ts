import type { Locator, Route } from '@playwright/test'
import { crc32, deflateSync } from 'node:zlib'
import { en, type Visitor } from './visitor'

export interface Given {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A picture that every browser can read: so wide, so high, of one colour with a little noise, so that none is another. */
export function picture(name: string, width = 320, height = 200, colour: readonly [number, number, number] = [120, 160, 140]): Given {
  const row = 1 + width * 3
  const pixels = Buffer.alloc(row * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const noise = (x * 7 + y * 13) % 23
      for (const [i, part] of colour.entries()) pixels[y * row + 1 + x * 3 + i] = part + noise
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return { name, mimeType: 'image/png', buffer: Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]) }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

export function text(name: string, words: string): Given {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(words) }
}

/** By the paperclip. */
export async function pick(of: Visitor, ...files: Given[]) {
  await of.page.locator('input[type=file]').setInputFiles(files)
}

/** As from the clipboard, or as the mouse brings it: on that. */
export async function bring(how: 'paste' | 'drop', on: Locator, files: readonly Given[], words = '') {
  await on.evaluate((element, { how, files, words }) => {
    const data = new DataTransfer()
    for (const { name, mimeType, bytes } of files) data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name, { type: mimeType }))
    if (words) data.setData('text/plain', words)
    const init = { bubbles: true, cancelable: true }
    if (how === 'paste') {
      element.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }))
      return
    }
    for (const type of ['dragenter', 'dragover', 'drop']) element.dispatchEvent(new DragEvent(type, { ...init, dataTransfer: data }))
  }, { how, words, files: files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: buffer.toString('base64') })) })
}

export const tray = (of: Visitor) => of.page.getByRole('list', { name: en.files.tray }).getByRole('listitem')
export const send = (of: Visitor) => of.page.getByRole('button', { name: en.composer.send }).click()
/** Pictures that are there to be seen. */
export const pictures = (of: Visitor) => of.log.locator('.picture.there img')

/** What goes up stands still until it is let go. */
export async function holdUploads(of: Visitor) {
  const held: Route[] = []
  let open = false
  const pattern = '**/api/files/*'
  await of.page.route(pattern, (route) => {
    if (route.request().method() !== 'PUT' || open) return route.continue()
    held.push(route)
    return undefined
  })
  return {
    held,
    async letGo() {
      open = true
      for (const route of held.splice(0)) await route.continue().catch(() => {})
    },
  }
}
