/** Saves a file under its name, by the browser's own way. */
export function save(address: string, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
}

/** Puts a picture where it can be pasted from; false where the browser does not let us. The clipboard takes only PNG. */
export async function copyPicture(address: string): Promise<boolean> {
  try {
    // Safari wants to be told at the press, and the picture later.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(address) })])
    return true
  }
  catch {
    return false
  }
}

async function asPng(address: string): Promise<Blob> {
  const blob = await (await fetch(address)).blob()
  if (blob.type === 'image/png')
    return blob
  const picture = await createImageBitmap(blob)
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  canvas.getContext('2d')!.drawImage(picture, 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}
