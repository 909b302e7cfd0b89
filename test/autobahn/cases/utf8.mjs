// 6, UTF-8: texts that are and texts that are not, in pieces, and refused as soon as they cannot become any.
//
// The sequences of 6.5 to 6.23 are those of Markus Kuhn's decoder stress test, which the suite took over.
import { encode, inPieces, Opcode } from '../frames.mjs'
import { answered, echoOf, more, notUtf8, refused, stillOpen, text } from './kinds.mjs'
import { sequences } from './utf8_sequences.mjs'

const open = { fin: false }
const hex = digits => Buffer.from(digits, 'hex')
const kosme = hex('cebae1bdb9cf83cebcceb5')
const middle = 'middle frame payload'
const umlauts = ['Hello-µ@ßöä', 'üàá-UTF-8!!']
const edited = Buffer.from('edited')

/** Valid up to the octet a0. */
export const withSurrogate = Buffer.concat([kosme, hex('eda080'), edited])

/** Valid up to the octet 90: beyond the last code point. */
const beyond = Buffer.concat([kosme, hex('f4908080'), edited])

const octets = payload => inPieces(Opcode.text, Buffer.from(payload), 1)
const invalid = (number, title, frames) => refused(number, title, frames, { code: notUtf8 })

/** To be refused in the second of three parts: nothing is said after each, and a server that waits for the last is late. */
const failsFast = (number, title, parts) => refused(number, title, () => parts().flatMap((part, at) => at ? [stillOpen, part] : [part]), {
  code: notUtf8, answers: [stillOpen], nonStrict: [stillOpen, stillOpen],
})

const cut = (bytes, ...ends) => [0, ...ends].map((from, at) => bytes.subarray(from, ends[at]))
const asFrames = (...ends) => () => cut(beyond, ...ends).map((part, at) => (at ? more : text)(part, { fin: at === ends.length }))

/** The same frame all the time, of which the parts arrive one by one. */
const asChops = (...ends) => () => {
  const bytes = encode(text(beyond))
  const head = bytes.length - beyond.length
  return cut(bytes, ...ends.map(end => head + end))
}

const whole = kosme.length
const wholeAndBeyond = whole + 4
const wholeAndTwo = [whole + 1, whole + 2]

export const utf8 = [
  answered('6.1.1', 'a text of nothing', [text('')], [echoOf('')]),
  answered('6.1.2', 'three fragments of nothing', [text('', open), more('', open), more('')], [echoOf('')]),
  answered('6.1.3', 'a fragment between two of nothing', [text('', open), more(middle, open), more('')], [echoOf(middle)]),
  answered('6.2.1', 'a text', [text(umlauts.join(''))], [echoOf(umlauts.join(''))]),
  answered('6.2.2', 'a text in two fragments', [text(umlauts[0], open), more(umlauts[1])], [echoOf(umlauts.join(''))]),
  answered('6.2.3', 'a text in fragments of an octet', octets(umlauts.join('')), [echoOf(umlauts.join(''))]),
  answered('6.2.4', 'a Greek text in fragments of an octet', octets(kosme), [echoOf(kosme)]),
  invalid('6.3.1', 'a text with a surrogate', [text(withSurrogate)]),
  invalid('6.3.2', 'a text with a surrogate in fragments of an octet', octets(withSurrogate)),
  failsFast('6.4.1', 'beyond the last code point, in the second fragment', asFrames(whole, wholeAndBeyond)),
  failsFast('6.4.2', 'beyond it with the last octet of the second fragment', asFrames(...wholeAndTwo)),
  failsFast('6.4.3', 'beyond the last code point, in the second chop', asChops(whole, wholeAndBeyond)),
  failsFast('6.4.4', 'beyond it with the last octet of the second chop', asChops(...wholeAndTwo)),
  ...sequences.flatMap(({ title, valid, texts }, kind) => texts.map((payload, at) => {
    const number = `6.${kind + 5}.${at + 1}`
    const isValid = valid === true || valid(payload)
    return isValid ? answered(number, title, [text(payload)], [echoOf(payload)]) : invalid(number, title, [text(payload)])
  })),
]
