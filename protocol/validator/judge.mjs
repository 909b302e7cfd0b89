import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { Ajv2020 } from 'ajv/dist/2020.js'

export const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** The schema with unknown fields forbidden everywhere: what we write is closed, what we read is open. */
function closed(node) {
  if (Array.isArray(node)) return node.map(closed)
  if (node === null || typeof node !== 'object') return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  return node.properties && node.type === 'object' ? { ...copy, additionalProperties: false } : copy
}

/** Says whether frames are what the schema says they are, and knows all that the schema has. */
export class Judge {
  #validators = { client: new Map(), server: new Map() }

  /** The words of all frames by their types: `msg` by 'msg', `sendMsg` by 1. */
  words = { client: new Map(), server: new Map() }

  constructor() {
    const schema = JSON.parse(fs.readFileSync(path.join(home, 'teahouse.schema.json'), 'utf8'))
    this.#learn('client', 'ClientFrame', schema)
    this.#learn('server', 'ServerFrame', closed(schema))
    this.refusals = schema.$defs.RefusalCode.oneOf.map(code => code.const)
    this.closeCodes = new Map(schema.$defs.CloseCode.oneOf.map(code => [code.const, code.title]))
  }

  #learn(side, union, schema) {
    const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false })
    ajv.addSchema(schema)
    for (const { $ref } of schema.$defs[union].oneOf) {
      const frame = schema.$defs[$ref.split('/').pop()]
      const type = frame.properties.type.const
      this.words[side].set(type, frame.title ?? type)
      this.#validators[side].set(type, ajv.getSchema(schema.$id + $ref))
    }
  }

  /** What is wrong with a frame: nothing, or sentences with the place. `side` is whose frame it is. */
  faults(side, frame) {
    const validate = this.#validators[side].get(frame?.type)
    if (!validate) return [`type: no ${side} frame is called ${JSON.stringify(frame?.type)}`]
    if (validate(frame)) return []
    return validate.errors.map(({ instancePath, message, params }) => {
      const place = instancePath.slice(1).replaceAll('/', '.') || 'frame'
      return `${place}: ${message}${params.additionalProperty ? ` (${params.additionalProperty})` : ''}`
    })
  }

  /** The word of a frame whose type is known. */
  word(side, frame) {
    return this.words[side].get(frame.type)
  }
}
