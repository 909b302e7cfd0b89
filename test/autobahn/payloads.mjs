// What the messages of the sections 12 and 13 are cut from. The suite has five files there; these are made up to be of their
// kind, length and compressibility, the same in every run.

const lengths = { json: 194_056, picture: 263_222, prose: 222_218, html: 263_647, document: 1_042_328 }

/** Numbers from 0 up to a limit that look like chance and are the same every time (xorshift32). */
function dice(seed) {
  let state = seed
  return limit => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
}

const syllables = 'tea ver sch ein ben gen ün ße lich wa mor ta ho rä zu no ki 茶 ö ster'.split(' ')

function vocabulary(throws, words) {
  const word = () => Array.from({ length: 1 + throws(4) }, () => syllables[throws(syllables.length)]).join('')
  return Array.from({ length: words }, word)
}

/** The frequent words of a language are few: the place in the vocabulary is the product of two throws. */
const speaker = (throws, words) => () => words[Math.floor(throws(words.length) * throws(words.length) / words.length)]

function grown(length, piece) {
  const pieces = []
  for (let size = 0; size < length; size += pieces.at(-1).length) pieces.push(piece())
  return pieces.join('').slice(0, length)
}

function json(length) {
  const throws = dice(4)
  const word = speaker(throws, vocabulary(throws, 400))
  return grown(length, () => `  {\n    "id": ${throws(100_000)},\n    "name": "${word()} ${word()}",\n    "isHere": ${throws(2) === 0},\n`
    + `    "rooms": ["tea", "${word()}"],\n    "about": "${word()} ${word()} ${word()}."\n  },\n`)
}

function html(length) {
  const throws = dice(5)
  const word = speaker(throws, vocabulary(throws, 900))
  return grown(length, () => `<li class="entry level-${throws(4)}"><a href="/${word()}/${word()}.html">${word()} ${word()}</a>`
    + `<span class="note">${word()}&nbsp;${word()} ${word()}</span></li>\n`)
}

function prose(length) {
  const throws = dice(6)
  const word = speaker(throws, vocabulary(throws, 4000))
  const text = grown(length, () => `${Array.from({ length: 4 + throws(5) }, word).join(' ')}${[',', '.', ';', '!'][throws(4)]}\n`)
  return Buffer.from(text).subarray(0, length)
}

/** Brightness that changes gradually, with noise: what hardly compresses. */
function picture(length) {
  const throws = dice(7)
  const pixels = Buffer.alloc(length)
  for (let at = 0; at < length; ++at) pixels[at] = 128 + 90 * Math.sin(at % 512 / 80) * Math.cos(at / 512 / 60) + throws(48)
  return pixels
}

/** Some parts as chance has them, others with words: like a file with compressed parts. */
function document(length) {
  const throws = dice(8)
  const words = prose(20_000)
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; ++at) bytes[at] = at % 10_000 < 600 ? words[at % words.length] : throws(256)
  return bytes
}

const made = new Map()
const makers = { json, picture, prose, html, document }

/** One of the five: texts as strings, of which a message is so many characters, the others as bytes. */
export function payload(name) {
  if (!made.has(name)) made.set(name, makers[name](lengths[name]))
  return made.get(name)
}
