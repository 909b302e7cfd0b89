import { header, tsDoc } from './text.mjs'

const word = text => `'${text.replace(/[\\']/g, '\\$&')}'`

function tsType(type) {
  if (type.kind === 'array') return `${tsType(type.items)}[]`
  if (type.name) return type.name
  return { string: 'string', integer: 'number', boolean: 'boolean' }[type.kind]
}

const member = indent => ({ name, type, optional, description }) =>
  `${tsDoc(description, indent)}${indent}${name}${optional ? '?' : ''}: ${tsType(type)}\n`

function data(frame) {
  if (frame.shared) return frame.shared.name
  if (!frame.fields.length) return 'Record<string, never>'
  return `{\n${frame.fields.map(member('    ')).join('')}  }`
}

function frameInterface(frame) {
  const tag = typeof frame.tag === 'number' ? frame.tag : word(frame.tag)
  return `${tsDoc(frame.description)}export interface ${frame.name} {
  type: ${tag}
${frame.requestId ? '  id?: RequestId\n' : ''}  data${frame.dataOptional ? '?' : ''}: ${data(frame)}
}
`
}

function alternatives(type) {
  if (type.values.some(({ description }) => description)) {
    return '\n' + type.values.map(value => `${tsDoc(value.description, '  ')}  | ${word(value.word)}\n`).join('')
  }
  return ` ${type.values.map(value => word(value.word)).join(' | ')}\n`
}

function declaration(type) {
  switch (type.kind) {
    case 'frame':
      return frameInterface(type)
    case 'object':
      return `${tsDoc(type.description)}export interface ${type.name} {\n${type.fields.map(member('  ')).join('')}}\n`
    case 'enum':
      return `${tsDoc(type.description)}export type ${type.name} =${alternatives(type)}`
    case 'union':
      return `${tsDoc(type.description)}export type ${type.name} = ${type.members.map(({ name }) => name).join(' | ')}\n`
    default:
      return `${tsDoc(type.description)}export type ${type.name} = ${tsType({ kind: type.kind, items: type.items })}\n`
  }
}

const union = (name, frames) => `export type ${name} =\n${frames.map(frame => `  | ${frame.name}\n`).join('')}`

/** web/src/protocol/frames.gen.ts: every frame as it is on the wire. */
export function framesTs({ types, client, server, closeCodes }) {
  const codes = closeCodes.values.map(({ word, number, description }) => `${tsDoc(description, '  ')}  ${word}: ${number},\n`)
  return `${header}
${types.map(declaration).join('\n')}
/** What a client sends. */
${union('ClientFrame', client)}
/** What the server sends. */
${union('ServerFrame', server)}
/** The names of the numbers. */
export const ServerType = {
${server.map(({ word, tag }) => `  ${word}: ${tag},\n`).join('')}} as const
export type ServerType = (typeof ServerType)[keyof typeof ServerType]

${tsDoc(closeCodes.description)}export const CloseCode = {
${codes.join('')}} as const
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode]
`
}
