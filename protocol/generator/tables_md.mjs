const row = cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
const table = (head, rows) => row(head) + row(head.map(() => '---')) + rows.map(row).join('')

function value(type) {
  if (type.kind === 'array') return `[${value(type.items)}, …]`
  if (type.name) return type.name
  return { string: 'string', integer: 'integer', boolean: 'boolean' }[type.kind]
}

function data({ shared, fields, dataOptional }) {
  if (shared) return `\`${shared.name}\``
  const none = dataOptional ? ', or none' : ''
  if (!fields.length) return `\`{}\`${none}`
  return `\`{${fields.map(({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${value(type)}`).join(', ')}}\`${none}`
}

function fieldNotes({ fields }) {
  return fields.filter(({ description }) => description).map(({ name, description }) => ` \`${name}\`: ${description}`).join('')
}

function bounds(type) {
  if (type.kind === 'integer') return `integer, ${type.minimum} to ${type.maximum}`
  if (type.kind === 'enum') return type.values.map(({ word }) => `\`"${word}"\``).join(', ')
  if (type.kind === 'object') return data(type)
  if (type.kind === 'union') return type.members.map(({ word, tag }) => `\`${word}\` (${tag})`).join(' or ') + ', the whole frame'
  if (type.pattern) return `string, \`${type.pattern}\``
  return type.maxLength ? `string of at most ${type.maxLength} code points` : 'string'
}

const frameTable = (first, frames) =>
  table(first, frames.map(frame => [
    ...(typeof frame.tag === 'number' ? [String(frame.tag), `\`${frame.word}\``] : [`\`${frame.tag}\``]),
    data(frame), frame.description + fieldNotes(frame),
  ]))

/** The tables of docs/protocol.md by the names of their places. */
export function tables({ types, client, server, refusals, closeCodes }) {
  const values = types.filter(({ kind }) => kind !== 'frame' && kind !== undefined).filter(type => type !== refusals)
  return {
    'client frames': frameTable(['type', 'data', 'what it asks for'], client),
    'server frames': frameTable(['type', 'name', 'data', 'what it says'], server),
    values: table(['name', 'form', 'what it is'], values.map(type =>
      [type.name, bounds(type), (type.description ?? '') + (type.fields ? fieldNotes(type) : '')])),
    refusals: table(['code', 'what it says'], refusals.values.map(({ word, description }) => [`\`${word}\``, description])),
    'close codes': table(['code', 'name', 'why, and what to do'], closeCodes.values.map(({ number, word, description }) =>
      [String(number), `\`${word}\``, description])),
  }
}

/** The document with each table in its place, between `<!-- generated: name -->` and `<!-- end -->`. */
export function withTables(document, model) {
  const missing = new Map(Object.entries(tables(model)))
  const text = document.replace(/(<!-- generated: ([a-z ]+) -->\n)[^]*?(<!-- end -->)/g, (_, start, name, end) => {
    const content = missing.get(name)
    if (content === undefined) throw new Error(`docs/protocol.md: there is no table called ${name}, or it is there twice`)
    missing.delete(name)
    return `${start}\n${content}\n${end}`
  })
  for (const name of missing.keys()) throw new Error(`docs/protocol.md: no place for the table ${name}`)
  return text
}
