// The texts of the cases 6.5 to 6.23: one octet sequence each, valid or not.
const hex = digits => Buffer.from(digits.replaceAll(' ', ''), 'hex')
const each = (...digits) => digits.map(hex)
const upTo = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at)
const never = () => false

const kosme = hex('ceba e1bdb9 cf83 cebc ceb5')
const isWhole = prefix => [2, 5, 7, 9, 11].includes(prefix.length)

/** Every start of a sequence, each followed by a blank. The last of each kind is not among them in the suite either. */
const starts = [[0xc0, 0xde], [0xe0, 0xee], [0xf0, 0xf6], [0xf8, 0xfa], [0xfc, 0xfc]]
const lonelyStarts = starts.map(([first, last]) => Buffer.from(upTo(first, last).flatMap(start => [start, 0x20])))

const unfinished = each(
  'c0', 'e080', 'f08080', 'f8808080', 'fc80808080', 'df', 'efbf', 'f7bfbf', 'fbbfbfbf', 'fdbfbfbfbf',
)

/** U+1FFFE, U+1FFFF and so on up to U+10FFFF, and before them the two of the first plane. */
const planes = upTo(1, 16).flatMap(plane => [0xfffe, 0xffff].map(low => Buffer.from(String.fromCodePoint(plane << 16 | low))))

export const sequences = [
  { title: 'a valid text', valid: true, texts: [
    ...['$', '¢', '€', '\u{24b62}'].map(sign => Buffer.from(`hello${sign}world`)), kosme,
  ] },
  { title: 'the start of a valid text', valid: isWhole, texts: upTo(1, kosme.length).map(length => kosme.subarray(0, length)) },
  { title: 'the first sequence of a length', valid: true, texts: each('00', 'c280', 'e0a080', 'f0908080') },
  { title: 'the first sequence of five or six octets', valid: never, texts: each('f888808080', 'fc8480808080') },
  { title: 'the last sequence of a length', valid: true, texts: each('7f', 'dfbf', 'efbfbf', 'f48fbfbf') },
  { title: 'the last sequence of four, five or six octets', valid: never, texts: each('f7bfbfbf', 'fbbfbfbfbf', 'fdbfbfbfbfbf') },
  { title: 'a boundary', valid: payload => payload[1] !== 0x90, texts: each('ed9fbf', 'ee8080', 'efbfbd', 'f48fbfbf', 'f4908080') },
  { title: 'continuations of nothing', valid: never, texts: [
    ...each('80', 'bf', '80bf', '80bf80', '80bf80bf', '80bf80bf80', '80bf80bf80bf'), Buffer.from(upTo(0x80, 0xbe)),
  ] },
  { title: 'starts without a continuation', valid: never, texts: lonelyStarts },
  { title: 'a sequence without its last octet', valid: never, texts: unfinished },
  { title: 'sequences without their last octets, in a row', valid: never, texts: [Buffer.concat(unfinished)] },
  { title: 'octets that cannot be', valid: never, texts: each('fe', 'ff', 'fefeffff') },
  { title: 'a slash that is too long', valid: never, texts: each('c0af', 'e080af', 'f08080af', 'f8808080af', 'fc80808080af') },
  { title: 'the last sequence that is too long', valid: never, texts: each('c1bf', 'e09fbf', 'f08fbfbf', 'f887bfbfbf', 'fc83bfbfbfbf') },
  { title: 'a zero that is too long', valid: never, texts: each('c080', 'e08080', 'f0808080', 'f880808080', 'fc8080808080') },
  { title: 'a surrogate', valid: never, texts: each('eda080', 'edadbf', 'edae80', 'edafbf', 'edb080', 'edbe80', 'edbfbf') },
  { title: 'a pair of surrogates', valid: never, texts: ['eda080', 'edadbf', 'edae80', 'edafbf']
    .flatMap(high => ['edb080', 'edbfbf'].map(low => hex(high + low))) },
  { title: 'a code point that is no character', valid: true, texts: [...each('efbfbe', 'efbfbf'), ...planes] },
  { title: 'a special character', valid: true, texts: upTo(0xfff9, 0xffff).map(point => Buffer.from(String.fromCodePoint(point))) },
]
