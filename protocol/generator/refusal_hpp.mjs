import { cppDoc, header, snake } from './text.mjs'

/** server/core/refusal.gen.hpp: the words and numbers that the core says without knowing the wire. */
export function refusalHpp({ refusals, closeCodes }) {
  const refusal = refusals.values.map(({ word, description }) => `${cppDoc(description, '  ')}  ${snake(word)},\n`)
  const code = closeCodes.values.map(
    ({ word, number, description }) => `${cppDoc(description, '  ')}  ${snake(word)} = ${number},\n`,
  )
  return `${header}#pragma once

#include <cstdint>

namespace teahouse {

${cppDoc(refusals.description)}enum class Refusal : std::uint8_t {
${refusal.join('')}};

${cppDoc(closeCodes.description)}enum class CloseCode : std::uint16_t {
${code.join('')}};

}  // namespace teahouse
`
}
