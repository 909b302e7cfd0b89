// 4, opcodes: those that are reserved, for data and for control.
import { echoOf, frame, ping, refused, text } from './kinds.mjs'

const hello = 'Hello, world!'
const reserved = 'reserved opcode payload'
const afterText = { answers: [echoOf(hello)], nonStrict: [] }

const kinds = [{ what: 'data', opcodes: [3, 4, 5, 6, 7] }, { what: 'control', opcodes: [11, 12, 13, 14, 15] }]

export const opcodes = kinds.flatMap(({ what, opcodes: [empty, full, second, third, fourth] }, kind) => {
  const number = at => `4.${kind + 1}.${at}`
  const title = opcode => `the reserved opcode ${opcode} for ${what}`
  const afterHello = (unknown, how) => [text(hello, how), unknown, ping('', how)]
  return [
    refused(number(1), title(empty), [frame(empty)]),
    refused(number(2), `${title(full)}, with a payload`, [frame(full, reserved)]),
    refused(number(3), `a text, ${title(second)}, and a ping`, afterHello(frame(second)), afterText),
    refused(number(4), `a text, ${title(third)} with a payload, and a ping`, afterHello(frame(third, hello)), afterText),
    refused(number(5), `the same with ${fourth}, octet by octet`, afterHello(frame(fourth, hello, { chop: 1 }), { chop: 1 }), afterText),
  ]
})
