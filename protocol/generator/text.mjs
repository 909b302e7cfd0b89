// What every writer needs: names, and comments that are as wide as the code.

export const header = '// Generated from protocol/teahouse.schema.json by protocol/generate.mjs. Do not edit.\n'

export const snake = name => name.replace(/[A-Z]/g, (letter, at) => (at ? '_' : '') + letter.toLowerCase())

/** The words of a text in lines, none wider than `width` with its prefix. */
export function wrap(text, prefix, width = 110) {
  const lines = []
  let line = prefix
  for (const word of text.split(' ')) {
    if (line !== prefix && line.length + word.length > width) {
      lines.push(line.trimEnd())
      line = prefix
    }
    line += word + ' '
  }
  lines.push(line.trimEnd())
  return lines.join('\n') + '\n'
}

/** A comment for Doxygen, or nothing. */
export const cppDoc = (text, indent = '') => (text ? wrap(text, `${indent}/// `) : '')

/** A comment for TypeScript: one line where it fits. */
export function tsDoc(text, indent = '') {
  if (!text) return ''
  const line = `${indent}/** ${text} */\n`
  if (line.length <= 111) return line
  return `${indent}/**\n${wrap(text, `${indent} * `)}${indent} */\n`
}
