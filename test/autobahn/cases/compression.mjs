// 12 and 13, permessage-deflate: 1,000 messages, each said after the echo of the one before it. In 12 the data differ, in 13 the
// offers. The messages go through their text or file again and again, so that each is another one.
import { payload } from '../payloads.mjs'
import { answered } from './kinds.mjs'

const KiB = 1024
const messages = 1000

/** Length of a message, and of the frames it is cut into when it is compressed. For texts the length is in characters. */
const shapes = [
  ...[16, 64, 256, KiB, 4 * KiB, 8 * KiB, 16 * KiB, 32 * KiB, 64 * KiB, 128 * KiB].map(length => [length]),
  ...[8 * KiB, 16 * KiB, 32 * KiB, 64 * KiB, 128 * KiB].map(length => [length, 256]),
  ...[KiB, 4 * KiB, 32 * KiB].map(pieces => [128 * KiB, pieces]),
]

const data = [
  { name: 'json', what: 'JSON', binary: false },
  { name: 'picture', what: 'a picture', binary: true },
  { name: 'prose', what: 'prose', binary: true },
  { name: 'html', what: 'HTML', binary: false },
  { name: 'document', what: 'a document', binary: true },
]

const usual = ['client_no_context_takeover', 'client_max_window_bits']
const fresh = [...usual, 'server_no_context_takeover']
const windowOf = bits => `server_max_window_bits=${bits}`

const offers = [
  { what: 'nothing asked for', offer: [usual] },
  { what: 'no context takeover', offer: [fresh] },
  { what: 'a window of 9 bits', offer: [[...usual, windowOf(9)]] },
  { what: 'a window of 15 bits', offer: [[...usual, windowOf(15)]] },
  { what: 'no context takeover, a window of 9 bits', offer: [[...fresh, windowOf(9)]] },
  { what: 'no context takeover, a window of 15 bits', offer: [[...fresh, windowOf(15)]] },
  { what: 'three offers', offer: [[...fresh, windowOf(9)], fresh, usual] },
]

/** The nth message of so many characters or bytes; after the end come those from the beginning. */
function message({ name, binary }, length, nth) {
  const all = payload(name)
  const from = nth * length % all.length
  const parts = [all.slice(from, from + length), all.slice(0, Math.max(0, from + length - all.length))]
  return { binary, payload: binary ? Buffer.concat(parts) : Buffer.from(parts.join('')) }
}

const series = (section, kind, what, offer) => shapes.map(([length, pieces], at) => answered(
  `${section}.${at + 1}`, `${what}, messages of ${length}${pieces ? ` in frames of ${pieces}` : ''}`, [], [], {
    heavy: true,
    offers: offer,
    rounds: { count: messages, length, pieces, name: `${kind.name} ${length}`, message: nth => message(kind, length, nth) },
  },
))

export const compression = data.flatMap((kind, at) => series(`12.${at + 1}`, kind, kind.what, [usual]))
export const negotiation = offers.flatMap(({ what, offer }, at) => series(`13.${at + 1}`, data[0], what, offer))
