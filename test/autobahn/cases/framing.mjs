// 1, framing: texts and binary messages of every way to write a length.
import { answered, binary, binaryEchoOf, echoOf, filled, text } from './kinds.mjs'

const lengths = [[0], [125], [126], [127], [128], [65_535], [65_536], [65_536, 997]]

const kinds = [
  { what: 'a text', say: text, echo: echoOf, octet: '*' },
  { what: 'a binary message', say: binary, echo: binaryEchoOf, octet: 0xfe },
]

export const framing = kinds.flatMap(({ what, say, echo, octet }, kind) => lengths.map(([length, chop], at) => {
  const payload = filled(length, octet)
  const title = `${what} of ${length} octets${chop ? `, in chops of ${chop}` : ''}`
  return answered(`1.${kind + 1}.${at + 1}`, title, [say(payload, { chop })], [echo(payload)])
}))
