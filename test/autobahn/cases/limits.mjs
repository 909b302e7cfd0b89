// 9, limits and performance: messages of up to 16 MiB, in few frames and many, in few writes and many, and many small ones.
import { inPieces, Opcode } from '../frames.mjs'
import { answered, binary, binaryEchoOf, echoOf, filled, text } from './kinds.mjs'

const KiB = 1024
const MiB = 1024 * KiB
const size = octets => octets < KiB ? `${octets} octets` : octets < MiB ? `${octets / KiB} KiB` : `${octets / MiB} MiB`

const texts = { what: 'a text', opcode: Opcode.text, say: text, echo: echoOf, pattern: 'BAsd7&jh23' }
const binaries = {
  what: 'a binary message', opcode: Opcode.binary, say: binary, echo: binaryEchoOf, pattern: Buffer.from([0x00, 0xfe, 0x23, 0xfa, 0xf0]),
}

const heavy = (number, title, { echo }, payload, frames) =>
  answered(number, title, () => frames(payload()), () => [echo(payload())], { heavy: true })

const whole = (section, kind) => [64 * KiB, 256 * KiB, MiB, 4 * MiB, 8 * MiB, 16 * MiB].map((length, at) => heavy(
  `9.${section}.${at + 1}`, `${kind.what} of ${size(length)}`, kind, () => filled(length, kind.pattern), payload => [kind.say(payload)],
))

const inFragments = (section, kind) => [64, 256, KiB, 4 * KiB, 16 * KiB, 64 * KiB, 256 * KiB, MiB, 4 * MiB].map((bytes, at) => heavy(
  `9.${section}.${at + 1}`, `${kind.what} of 4 MiB in fragments of ${size(bytes)}`, kind,
  () => filled(4 * MiB, kind === binaries && at === 0 ? 0xfe : '*'), payload => inPieces(kind.opcode, payload, bytes),
))

const inChops = (section, kind) => [64, 128, 256, 512, KiB, 2 * KiB].map((chop, at) => heavy(
  `9.${section}.${at + 1}`, `${kind.what} of 1 MiB in chops of ${size(chop)}`, kind,
  () => filled(MiB, kind.pattern), payload => [kind.say(payload, { chop })],
))

const roundTrips = (section, isBinary) => [0, 16, 64, 256, KiB, 4 * KiB].map((length, at) => {
  const message = { binary: isBinary, payload: filled(length, isBinary ? 0xfe : '*') }
  return answered(`9.${section}.${at + 1}`, `1,000 messages of ${size(length)}, one after the other`, [], [], {
    heavy: true, rounds: { count: 1000, message: () => message },
  })
})

export const limits = [
  ...whole(1, texts),
  ...whole(2, binaries),
  ...inFragments(3, texts),
  ...inFragments(4, binaries),
  ...inChops(5, texts),
  ...inChops(6, binaries),
  ...roundTrips(7, false),
  ...roundTrips(8, true),
]
