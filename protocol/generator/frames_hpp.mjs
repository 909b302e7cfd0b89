import { cppDoc, header, snake, wrap } from './text.mjs'

// Types that the core has already: the wire speaks of the same thing.
const ofTheCore = { RefusalCode: 'Refusal', RoomKind: 'RoomKind', Role: 'Role', Access: 'Access', Level: 'Level', PushFate: 'PushFate', Speakers: 'Speakers' }

const keywords = new Set(
  'and auto bool break case catch class const continue default delete do else enum export extern false for friend goto if int long namespace new not operator or private protected public register return short signed sizeof static struct switch template this throw true try typedef typename union unsigned using virtual void volatile while xor'.split(' '),
)

export const cppEnum = type => ofTheCore[type.name] ?? type.name

export function cppField(name) {
  const field = snake(name)
  if (keywords.has(field)) throw new Error(`${name} is a keyword of C++`)
  return field
}

export const cppNumber = type => (type.maximum <= 0xffffffff ? 'std::uint32_t' : 'std::uint64_t')

function cppType(type, text) {
  switch (type.kind) {
    case 'string':
      return text
    case 'integer':
      return cppNumber(type)
    case 'boolean':
      return 'bool'
    case 'enum':
      return cppEnum(type)
    case 'array':
      return text === 'std::string' ? `std::vector<${cppType(type.items, text)}>` : `std::span<const ${cppType(type.items, text)}>`
    default:
      return type.name
  }
}

// What may be left out of a designated initialiser has an initialiser here, so that the compiler names a required text
// that was forgotten. A number is never left to chance.
const initial = { integer: ' = 0', boolean: ' = false', enum: '{}' }

function member({ name, type, optional, description }, text) {
  const cpp = cppType(type, text)
  const declared = optional ? `std::optional<${cpp}> ${cppField(name)}{}` : `${cpp} ${cppField(name)}${initial[type.kind] ?? ''}`
  return `${cppDoc(description, '  ')}  ${declared};\n`
}

function variant(name, members) {
  const start = `using ${name} = std::variant<`
  const list = `${members.map(member => member.name).join(', ')}>;`
  return start + wrap(list, ' '.repeat(start.length)).trimStart()
}

const requestId = text => `  std::optional<${text}> id{};\n`

function clientStruct(frame) {
  const text = 'std::string'
  return `${cppDoc(frame.description)}struct ${frame.name} {
  static constexpr std::string_view type = "${frame.tag}";
${requestId(text)}${frame.fields.map(field => member(field, text)).join('')}
  bool operator==(const ${frame.name}&) const = default;
};
`
}

function serverStruct(frame) {
  const text = 'std::string_view'
  const data = frame.shared ? `  ${frame.shared.name} data;\n` : frame.fields.map(field => member(field, text)).join('')
  return `${cppDoc(frame.description)}struct ${frame.name} {
  static constexpr int type = ${frame.tag};
${frame.requestId ? requestId(text) : ''}${data}};
`
}

/** server/protocol/frames.gen.hpp: what clients send as values that own, what we send as values that borrow. */
export function framesHpp({ types, client, server }) {
  const sent = new Set(client)
  const borrowing = types.flatMap(type => {
    switch (type.kind) {
      case 'enum':
        if (ofTheCore[type.name]) return []
        return [`${cppDoc(type.description)}enum class ${type.name} : std::uint8_t { ${type.values.map(({ word }) => snake(word)).join(', ')} };\n`]
      case 'object':
        return [`${cppDoc(type.description)}struct ${type.name} {\n${type.fields.map(field => member(field, 'std::string_view')).join('')}};\n`]
      case 'frame':
        return sent.has(type) ? [] : [serverStruct(type)]
      case 'union':
        return [`${cppDoc(type.description)}${variant(type.name, type.members)}`]
      default:
        return []
    }
  })
  const encoders = server.map(({ name }) => `void encode(const ${name}& frame, std::string& out);\n`)
  return `${header}#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/ids.hpp"
#include "core/push.hpp"
#include "core/refusal.gen.hpp"
#include "core/room_settings.hpp"

namespace teahouse::protocol {

using teahouse::Level;
using teahouse::PushFate;
using teahouse::Refusal;
using teahouse::Access;
using teahouse::Role;
using teahouse::RoomKind;
using teahouse::Speakers;

// What clients send: values that own what they hold, the fields of \`data\` beside the request's own id.

${client.map(clientStruct).join('\n')}
${variant('ClientFrame', client)}
// What the server sends: values that borrow what they hold, made just before they are encoded.

${borrowing.join('\n')}
/// Each appends one frame to \`out\` as compact JSON. Text must be valid UTF-8.
${encoders.join('')}
}  // namespace teahouse::protocol
`
}
