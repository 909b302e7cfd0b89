import type { DraftFile } from '../model/file'
import type { FileSent } from '../protocol/frames.gen'
import type { Talk } from './talk'
import type { Who } from './people'

/** What a picture of the gallery shows: hills by a lake, in colours of its own, drawn by its name. */
export function drawn(name: string): string | undefined {
  const [, at, width, height] = /^picture-(\d+)-(\d+)x(\d+)$/.exec(name) ?? []
  if (!width)
    return undefined
  const hue = Number(at) * 47
  const [w, h] = [Number(width), Number(height)]
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 100 100" preserveAspectRatio="none"><rect width="100" height="100" fill="hsl(${hue} 30% 82%)"/><circle cx="72" cy="26" r="9" fill="hsl(${hue + 30} 60% 90%)"/><path d="M0 60Q25 30 50 55T100 45V100H0Z" fill="hsl(${hue + 8} 26% 58%)"/><path d="M0 74Q30 58 60 72T100 66V100H0Z" fill="hsl(${hue + 18} 28% 42%)"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`
}

let made = 0
const picture = (width: number, height: number, name = 'lake.jpg'): FileSent => ({ file: `picture-${++made}-${width}x${height}`, name, type: 'image/jpeg', size: 2_340_000, preview: false, width, height, tint: '#b9c4bd' })
const draft = ({ file, name, type, size, width, height }: FileSent, sent: number): DraftFile => ({ key: file, name, type, size, width: width!, height: height!, sent: size * sent })

/** A conversation with all that can come with a message. */
export function withFiles(talk: Talk, zh: boolean, self: Who): Talk {
  return talk
    .say('ana', '10:01', zh ? '今早的湖' : 'The lake this morning', { files: [picture(1600, 900)] })
    .say('wan', '10:02', '', { files: [picture(900, 1600), picture(1600, 1200), picture(1200, 1200)] })
    .say('cem', '10:04', '', { files: [{ file: 'f1', name: zh ? '茶会的安排和要带的东西.pdf' : 'What to bring to the tea, and how to get there.pdf', type: 'application/pdf', size: 184_000, preview: false }, { file: 'f2', name: 'שלום 2026.zip', type: 'application/zip', size: 5_400_000, preview: false }] })
    .say('oscar', '10:05', '', { files: [{ file: 'v1', name: 'voice.webm', type: 'audio/webm', size: 64_000, preview: false, duration: 12_400 }] })
    .say(self, '10:06', zh ? '好安静' : 'How quiet', { files: [picture(1200, 1600), picture(1600, 1200), picture(1000, 1000), picture(1600, 1000)] })
    .say(self, '10:06', '', { files: [{ file: 'f3', name: zh ? '茶单.txt' : 'teas.txt', type: 'text/plain', size: 1_280, preview: false }] })
    .draft('10:07', zh ? '还有这张' : 'And this one', 'uploading', undefined, [draft(picture(1600, 1000), 0.42)])
    .draft('10:08', '', 'failed', 'noRoom', [draft(picture(800, 800), 0)])
}
