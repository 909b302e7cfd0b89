// 10, what is left: a client that cuts every message.
import { inPieces, Opcode } from '../frames.mjs'
import { answered, echoOf, filled } from './kinds.mjs'

const payload = filled(65_536, '*')

export const automaticFragmentation = [
  answered('10.1.1', 'a text of 64 KiB in fragments of 1,300 octets', inPieces(Opcode.text, payload, 1300), [echoOf(payload)]),
]
