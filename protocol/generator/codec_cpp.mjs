import { header, snake } from './text.mjs'
import { cppEnum, cppField, cppNumber } from './frames_hpp.mjs'

/** A string of C++. */
const quoted = text => `"${text.replace(/[\\"]/g, '\\$&')}"`

// ---- Reading ----

/** The rule that a text of a request is held to, or nothing if any text will do. */
function textRule(type) {
  const { name, pattern, maxLength } = type
  if (pattern === undefined && maxLength === undefined) return undefined
  const rule = snake(name)
  if (pattern === undefined) {
    return { name: rule, holds: `at_most<${maxLength}>`, says: `must be a string of at most ${maxLength} characters` }
  }
  const parts = /^\^\[((?:\w-\w|\w)*)(-?)\]\{(\d+),(\d+)\}\$$/.exec(pattern)
  if (!parts || maxLength !== undefined) {
    throw new Error(`#/$defs/${name}: a request's pattern is ^[characters]{from,to}$, not ${pattern}`)
  }
  const [, set, dash, from, to] = parts
  const tests = [...set.matchAll(/(\w)-(\w)|(\w)/g)].map(([, first, last, one]) =>
    one ? `c == '${one}'` : `(c >= '${first}' && c <= '${last}')`,
  )
  if (dash) tests.push("c == '-'")
  return {
    name: rule,
    holds: `is_${rule}`,
    says: `must be a string of ${from} to ${to} characters of ${set}${dash}`,
    check: `bool may_be_in_${rule}(char c) {
  return ${tests.join(' || ')};
}

bool is_${rule}(std::string_view text) {
  return text.size() >= ${from} && text.size() <= ${to} && std::ranges::all_of(text, may_be_in_${rule});
}

`,
  }
}

function rulesOf(client) {
  const rules = new Map()
  for (const frame of client) {
    for (const { type: own } of [{ type: frame.idType }, ...frame.fields]) {
      const type = own.kind === 'array' ? own.items : own
      if (type.kind !== 'string' || rules.has(type)) continue
      if (!type.name) throw new Error(`${frame.name}: a text of a request needs a type with a name`)
      const rule = textRule(type)
      if (rule) rules.set(type, rule)
    }
  }
  return rules
}

const ruleCpp = ({ name, holds, says, check }) =>
  `${check ?? ''}constexpr TextRule ${name}{${holds}, ${quoted(says)}};\n`

/** What an enum of a request may be; see readField. */
const wordsCpp = type =>
  `constexpr std::array ${snake(type.name)}_words{${type.values.map(({ word }) => `Word<${cppEnum(type)}>{${quoted(word)}, ${cppEnum(type)}::${snake(word)}}`).join(', ')}};\n`

function enumsOf(client) {
  return [...new Set(client.flatMap(frame => frame.fields.map(field => field.type)).filter(type => type.kind === 'enum'))]
}

function readField(frame, { name, type, optional }, rules) {
  const maybe = optional ? 'optional_' : ''
  const key = quoted(name)
  if (type.kind === 'string') return `in.${maybe}text(${key}, ${rules.get(type)?.name ?? 'any_text'})`
  if (type.kind === 'integer') return `in.${maybe}number<${cppNumber(type)}>(${key}, {${type.minimum}, ${type.maximum}})`
  if (type.kind === 'enum') return `in.${maybe}word(${key}, ${snake(type.name)}_words, ${quoted(`must be one of ${type.values.map(({ word }) => word).join(', ')}`)})`
  if (type.kind === 'boolean') return `in.${maybe}flag(${key})`
  if (type.kind === 'array' && type.items.kind === 'string' && optional) {
    return `in.optional_texts(${key}, ${rules.get(type.items)?.name ?? 'any_text'}, ${type.maxItems})`
  }
  throw new Error(`${frame.name}.${name}: a request has texts, integers, words, booleans, and lists of texts that may be left out`)
}

function readFrame(frame, rules) {
  const fields = frame.fields.map(field => `  frame.${cppField(field.name)} = ${readField(frame, field, rules)};\n`)
  return `ClientFrame read_${snake(frame.name)}(JsonIn& in) {
  in.enter_data(${frame.dataOptional ? 'Data::optional' : 'Data::required'});
  ${frame.name} frame;
  frame.id = in.id();
${fields.join('')}  return frame;
}
`
}

// ---- Writing ----

/** Code that appends a value; texts that are known beforehand are gathered in `literal` and appended at once. */
class Writing {
  lines = []
  literal = ''

  say(text) {
    this.literal += text
  }

  code(line) {
    this.flush()
    this.lines.push(`  ${line}\n`)
  }

  flush() {
    if (!this.literal) return
    this.lines.push(`  out += ${this.literal.length === 1 ? `'${this.literal}'` : `R"(${this.literal})"`};\n`)
    this.literal = ''
  }

  done() {
    this.flush()
    return this.lines.join('')
  }
}

function appendCall(type, value) {
  switch (type.kind) {
    case 'string':
      return `append_text(${value}, out)`
    case 'integer':
      return `append_number(${value}, out)`
    case 'enum':
      return `append_word(text(${value}), out)`
    case 'array':
      return `append_array(${value}, out)`
    default:
      return `append(${value}, out)`
  }
}

function writeValue(writing, type, value) {
  if (type.kind === 'boolean') writing.code(`out += ${value} ? "true" : "false";`)
  else writing.code(`${appendCall(type, value)};`)
}

function writeFields(writing, fields, path) {
  fields.forEach(({ name, type, optional }, at) => {
    if (optional && at === 0) throw new Error(`${path}: the first field must be required, so that each other one has its comma`)
    const value = `frame.${cppField(name)}`
    const start = `${at ? ',' : ''}"${name}":`
    if (!optional) {
      writing.say(start)
      writeValue(writing, type, value)
      return
    }
    if (type.kind === 'boolean') throw new Error(`${path}.${name}: an optional boolean has three values`)
    writing.code(`if (${value}) {`)
    writing.code(`  out += R"(${start})";`)
    writing.code(`  ${appendCall(type, `*${value}`)};`)
    writing.code('}')
  })
}

function appendObject(type) {
  const writing = new Writing()
  writing.say('{')
  writeFields(writing, type.fields, type.name)
  writing.say('}')
  return `void append(const ${type.name}& frame, std::string& out) {\n${writing.done()}}\n`
}

function encodeFrame(frame) {
  const writing = new Writing()
  writing.say(`{"type":${frame.tag}`)
  if (frame.requestId) {
    writing.code('if (frame.id) {')
    writing.code('  out += R"(,"id":)";')
    writing.code('  append_text(*frame.id, out);')
    writing.code('}')
  }
  writing.say(',"data":')
  if (frame.shared) {
    writing.code('append(frame.data, out);')
    writing.say('}')
  } else {
    writing.say('{')
    writeFields(writing, frame.fields, frame.name)
    writing.say('}}')
  }
  return `void encode(const ${frame.name}& frame, std::string& out) {\n${writing.done()}}\n`
}

const appendUnion = ({ name }) =>
  `void append(const ${name}& frame, std::string& out) {\n  std::visit([&](const auto& one) { encode(one, out); }, frame);\n}\n`

// ---- Words ----

/** A switch without default: the compiler names the enumerator that is missing. */
function wordSwitch(signature, type, values, word) {
  const cases = values.map(value => `    case ${type}::${snake(value.word)}:\n      return ${quoted(word(value))};\n`)
  return `${signature} {
  switch (value) {
${cases.join('')}  }
  CHECK(false, ${quoted(`a ${type} is one of those in the schema`)});
  return {};
}
`
}

const closeReasonMax = 123  // RFC 6455, 5.5: a close frame carries 125 bytes, two of them the code.

function reasonOf({ number, description }) {
  const reason = description.replaceAll('`', '')
  if (Buffer.byteLength(reason) > closeReasonMax) throw new Error(`close code ${number}: the description is its reason and must be short`)
  return reason
}

/** server/protocol/codec.gen.cpp */
export function codecCpp({ types, client, server, refusals, closeCodes }) {
  const rules = rulesOf(client)
  const used = new Set(server.flatMap(frame => [frame, frame.shared, ...frame.fields.map(({ type }) => type.items ?? type)]))
  const enums = types.filter(type => type.kind === 'enum' && type !== refusals)
  const objects = types.filter(type => type.kind === 'object' || (type.kind === 'union' && used.has(type)))
  const declared = [...objects].map(({ name }) => `void append(const ${name}& frame, std::string& out);\n`)
  const appenders = objects.map(type => (type.kind === 'union' ? appendUnion(type) : appendObject(type)))
  const branches = client.map(({ name }) => `  if (in.is(${name}::type)) return read_${snake(name)}(in);\n`)
  return `${header}#include "protocol/codec.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/check.hpp"
#include "base/json_out.hpp"
#include "protocol/json_in.hpp"

namespace teahouse::protocol {
namespace {

// What the texts of requests are held to.

${[...rules.values()].map(ruleCpp).join('\n')}
${enumsOf(client).map(wordsCpp).join('\n')}
// Reading, one function for each request.

${client.map(frame => readFrame(frame, rules)).join('\n')}
std::optional<ClientFrame> read(JsonIn& in) {
${branches.join('')}  return std::nullopt;
}

// Words of enums.

${enums.map(type => wordSwitch(`std::string_view text(${cppEnum(type)} value)`, cppEnum(type), type.values, ({ word }) => word)).join('\n')}
// Writing, one function for each object that frames share.

${declared.join('')}
template <typename Item>
void append_array(std::span<const Item> items, std::string& out) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    append(item, out);
  }
  out += ']';
}

${appenders.join('\n')}
}  // namespace

Result<ClientFrame, DecodeError> decode(std::string_view text, Decoder& decoder) {
  JsonIn in(text, decoder, {.id = ${rules.get(client[0].idType).name}, .cid = ${cidRule(rules)}});
  if (in.failed()) return in.error();
  auto frame = read(in);
  if (!frame) in.refuse_type();
  if (in.failed()) return in.error();
  return std::move(*frame);
}

${server.map(encodeFrame).join('\n')}
${wordSwitch('std::string_view text(Refusal value)', 'Refusal', refusals.values, ({ word }) => word)}
${wordSwitch('std::string_view close_reason(CloseCode value)', 'CloseCode', closeCodes.values, reasonOf)}
}  // namespace teahouse::protocol
`
}

function cidRule(rules) {
  for (const [type, rule] of rules) if (type.name === 'Cid') return rule.name
  throw new Error('#/$defs/Cid: an error repeats the cid, so the cid needs a rule')
}
