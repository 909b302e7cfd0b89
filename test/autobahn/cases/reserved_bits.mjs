// 3, reserved bits: without an extension they mean nothing and must not be set.
import { Opcode } from '../frames.mjs'
import { binary, echoOf, frame, ping, refused, text } from './kinds.mjs'

const hello = 'Hello, world!'
const bytes = Buffer.from([0x00, 0xff, 0xfe, 0xfd, 0xfc, 0xfb, 0x00, 0xff])
const afterText = { answers: [echoOf(hello)], nonStrict: [] }
const withText = (reserved, how) => [text(hello, how), text(hello, { reserved, ...how }), ping('', how)]

export const reservedBits = [
  refused('3.1', 'a text with the bits 1', [text(hello, { reserved: 1 })]),
  refused('3.2', 'a text, one with the bits 2, and a ping', withText(2), afterText),
  refused('3.3', 'a text, one with the bits 3, and a ping, frame by frame', withText(3, { alone: true }), afterText),
  refused('3.4', 'a text, one with the bits 4, and a ping, octet by octet', withText(4, { chop: 1 }), afterText),
  refused('3.5', 'a binary message with the bits 5', [binary(bytes, { reserved: 5 })]),
  refused('3.6', 'a binary message with the bits 6', [binary(hello, { reserved: 6 })]),
  refused('3.7', 'a close frame with the bits 7', [frame(Opcode.close, '', { reserved: 7 })]),
]
