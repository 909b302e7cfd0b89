import { appendFileSync } from 'node:fs'
import process from 'node:process'

const file = process.env.TEAHOUSE_FRAMES

/** Keeps a frame for protocol/validate.mjs, where TEAHOUSE_FRAMES names a file: what the fakes say is held to the schema, too. */
export function recorded(dir: 'client' | 'server', text: string): string {
  if (file)
    appendFileSync(file, `{"dir":"${dir}","frame":${text}}\n`)
  return text
}
