import fs from 'node:fs'

// Whoever runs the tests may want to know every frame: protocol/validate.mjs holds them to the schema.
const file = process.env.TEAHOUSE_FRAMES

const append = record => file && fs.appendFileSync(file, `${JSON.stringify(record)}\n`)

const parsed = text => {
  try {
    return { frame: JSON.parse(text) }
  } catch {
    return { text }
  }
}

/** Keeps what went over a socket, where TEAHOUSE_FRAMES names a file; else does nothing. */
export const frames = {
  wanted: file !== undefined && file !== '',
  sent: text => append({ dir: 'client', ...parsed(text) }),
  received: text => append({ dir: 'server', ...parsed(text) }),
  /** A close that a server said. 1005 and 1006 stand for none. */
  closed: code => { if (code !== 1005 && code !== 1006) append({ close: code }) },
}
