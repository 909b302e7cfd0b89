// Reads the schema into a model that every writer can walk without knowing JSON Schema.
//
// The dialect is small on purpose. Whatever is outside it is refused with the path to it: a generator that guesses
// makes code that nobody asked for.

class OutsideTheDialect extends Error {}

function refuse(path, why) {
  throw new OutsideTheDialect(`${path}: ${why}`)
}

function only(path, node, keys) {
  for (const key of Object.keys(node)) {
    if (!keys.includes(key)) refuse(`${path}/${key}`, `outside the dialect; known here: ${keys.join(', ')}`)
  }
}

const integerMax = Number.MAX_SAFE_INTEGER

/** The model: scalars, enums, objects and unions by name; client and server frames in the order of the schema. */
export function readModel(schema) {
  const defs = schema.$defs
  const types = new Map()

  function named(ref, path) {
    const name = /^#\/\$defs\/(\w+)$/.exec(ref)?.[1]
    if (!name || !defs[name]) refuse(path, `${ref} names nothing`)
    return name
  }

  /** What a property's value is. Named types are shared, so that a writer may say the name. */
  function typeOf(node, path) {
    if (node.$ref) {
      only(path, node, ['$ref', 'description'])
      return define(named(node.$ref, path))
    }
    if (node.type === 'string') {
      only(path, node, ['type', 'pattern', 'maxLength', 'description'])
      return { kind: 'string', pattern: node.pattern, maxLength: node.maxLength }
    }
    if (node.type === 'integer') {
      only(path, node, ['type', 'minimum', 'maximum', 'description'])
      const { minimum, maximum } = node
      if (!Number.isSafeInteger(minimum) || minimum < 0) refuse(path, 'an integer needs a minimum of 0 or more')
      if (!Number.isSafeInteger(maximum)) refuse(path, `an integer needs a maximum, ${integerMax} at most`)
      return { kind: 'integer', minimum, maximum }
    }
    if (node.type === 'boolean') {
      only(path, node, ['type', 'description'])
      return { kind: 'boolean' }
    }
    if (node.type === 'array') {
      only(path, node, ['type', 'maxItems', 'items', 'description'])
      if (!Number.isSafeInteger(node.maxItems)) refuse(path, 'an array needs maxItems')
      return { kind: 'array', maxItems: node.maxItems, items: typeOf(node.items, `${path}/items`) }
    }
    if (node.enum) {
      only(path, node, ['enum', 'description'])
      if (!path.match(/^#\/\$defs\/\w+$/)) refuse(path, 'an enum needs a name of its own in $defs')
      return { kind: 'enum', values: node.enum.map(word => ({ word })) }
    }
    return refuse(path, `outside the dialect: ${JSON.stringify(node).slice(0, 80)}`)
  }

  function fieldsOf(node, path) {
    only(path, node, ['type', 'description', 'required', 'properties'])
    if (node.type !== 'object') refuse(path, 'must be an object')
    const required = node.required ?? []
    for (const name of required) if (!node.properties[name]) refuse(`${path}/required`, `${name} is no property`)
    return Object.entries(node.properties).map(([name, property]) => {
      const at = `${path}/properties/${name}`
      const type = typeOf(property, at)
      return { name, type, optional: !required.includes(name), description: property.description }
    })
  }

  /** A type that has a name. Frames are types too, because a page holds frames. */
  function define(name) {
    if (types.has(name)) return types.get(name)
    const node = defs[name]
    const path = `#/$defs/${name}`
    const type = { name, description: node.description }
    types.set(name, type)
    if (name === 'RefusalCode') {
      Object.assign(type, { kind: 'enum', values: words(node, path, ['const', 'description']) })
    } else if (node.oneOf) {
      only(path, node, ['oneOf', 'description'])
      const members = node.oneOf.map((member, at) => typeOf(member, `${path}/oneOf/${at}`))
      for (const member of members) if (member.kind !== 'frame') refuse(path, 'oneOf is for frames alone')
      Object.assign(type, { kind: 'union', members })
    } else if (node.type === 'object' && node.properties.type?.const !== undefined) {
      Object.assign(type, frameOf(node, path))
    } else if (node.type === 'object') {
      Object.assign(type, { kind: 'object', fields: fieldsOf(node, path) })
    } else {
      if (node.$ref) refuse(path, 'a second name for a type')
      Object.assign(type, typeOf(node, path))
    }
    // A name defined later than the types it needs: what C++ wants.
    types.delete(name)
    types.set(name, type)
    return type
  }

  function words(node, path, keys) {
    only(path, node, ['oneOf', 'description'])
    return node.oneOf.map((value, at) => {
      only(`${path}/oneOf/${at}`, value, keys)
      for (const key of keys) if (value[key] === undefined) refuse(`${path}/oneOf/${at}`, `lacks ${key}`)
      return { word: value.title ?? value.const, number: value.const, description: value.description }
    })
  }

  function frameOf(node, path) {
    only(path, node, ['type', 'title', 'description', 'required', 'properties'])
    const { type, id, data, ...more } = node.properties
    for (const name of Object.keys(more)) refuse(`${path}/properties/${name}`, 'a frame has type, id and data')
    if (!node.description) refuse(path, 'a frame needs a description')
    only(`${path}/properties/type`, type, ['const'])
    if (!node.required.includes('type')) refuse(path, 'type must be required')
    if (id && id.$ref !== '#/$defs/RequestId') refuse(`${path}/properties/id`, 'must be a RequestId')
    if (node.required.includes('id')) refuse(path, 'id is never required')

    const at = `${path}/properties/data`
    if (!data) refuse(at, 'is missing')
    const dataOptional = !node.required.includes('data')
    const frame = { kind: 'frame', tag: type.const, word: node.title ?? type.const, requestId: Boolean(id), dataOptional }
    if (id) frame.idType = typeOf(id, `${path}/properties/id`)
    if (data.$ref) {
      const shared = typeOf(data, at)
      if (shared.kind !== 'object') refuse(at, 'must be an object')
      return { ...frame, shared, fields: [] }
    }
    const fields = fieldsOf(data, at)
    if (id && fields.some(field => field.name === 'id')) refuse(at, "has an id beside the frame's own")
    if (dataOptional && fields.some(field => !field.optional)) refuse(path, 'data has required fields, so it is required')
    return { ...frame, fields }
  }

  only('#', schema, ['$schema', '$id', 'title', 'description', 'oneOf', '$defs'])
  const frames = name =>
    defs[name].oneOf.map(({ $ref }, at) => {
      const frame = define(named($ref, `#/$defs/${name}/oneOf/${at}`))
      if (frame.kind !== 'frame') refuse(`#/$defs/${name}/oneOf/${at}`, 'is no frame')
      return frame
    })

  const client = frames('ClientFrame')
  for (const frame of client) {
    if (typeof frame.tag !== 'string') refuse(`#/$defs/${frame.name}`, 'a client frame has a word as its type')
    if (!frame.requestId) refuse(`#/$defs/${frame.name}`, 'a request needs an id')
    if (frame.shared) refuse(`#/$defs/${frame.name}`, 'the data of a request is written out')
  }
  const server = frames('ServerFrame')
  const numbers = new Set(server.map(frame => frame.tag))
  if (numbers.size !== server.length) refuse('#/$defs/ServerFrame', 'two frames have the same number')
  for (const frame of server) {
    if (!Number.isSafeInteger(frame.tag)) refuse(`#/$defs/${frame.name}`, 'a server frame has a number as its type')
    if (frame.dataOptional) refuse(`#/$defs/${frame.name}`, 'data is always sent')
  }
  for (const name of Object.keys(defs)) {
    if (!['ClientFrame', 'ServerFrame', 'CloseCode'].includes(name)) define(name)
  }
  const closeCodes = words(defs.CloseCode, '#/$defs/CloseCode', ['const', 'title', 'description'])
  return {
    types: [...types.values()],
    client,
    server,
    refusals: types.get('RefusalCode'),
    closeCodes: { description: defs.CloseCode.description, values: closeCodes },
  }
}
