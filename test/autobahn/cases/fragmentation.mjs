// 5, fragmentation: what may come in pieces, what may come in between, and what continues nothing.
import { awaiting } from '../wire.mjs'
import { answered, echoOf, more, ping, pong, pongOf, refused, text } from './kinds.mjs'

const open = { fin: false }
const ways = [['', {}], [', frame by frame', { alone: true }], [', octet by octet', { chop: 1 }]]
const parts = Array.from({ length: 5 }, (_, at) => `fragment${at + 1}`)
const [one, two, three, four, five] = parts

/** Three cases that differ in how the frames are cut. */
const cut = (first, title, kind, frames, ...rest) => ways.map(([manner, how], at) => kind(`5.${first + at}`, title + manner, frames(how), ...rest))

const inTwo = how => [text(one, { ...open, ...how }), more(two, how)]
const pingWithin = how => [text(one, { ...open, ...how }), ping('ping payload', how), more(two, how)]
const lonely = fin => how => [more('non-continuation payload', { fin, ...how }), text('Hello, world!', how)]
const twice = frames => [...frames, ...frames]

/** Pings within a text are answered at once: the second part is not sent before the first pong is there. */
const pingsWithin = how => [
  text(one, { ...open, ...how }), more(two, { ...open, ...how }), ping('pongme 1!', how),
  awaiting(1),
  more(three, { ...open, ...how }), more(four, { ...open, ...how }), ping('pongme 2!', how), more(five, how),
]
const pongsFirst = [pongOf('pongme 1!'), pongOf('pongme 2!'), echoOf(parts.join(''))]

export const fragmentation = [
  refused('5.1', 'a ping in two fragments', [ping(one, open), more(two)]),
  refused('5.2', 'a pong in two fragments', [pong(one, open), more(two)]),
  ...cut(3, 'a text in two fragments', answered, inTwo, [echoOf(one + two)]),
  ...cut(6, 'a text in two fragments, a ping between them', answered, pingWithin, [pongOf('ping payload'), echoOf(one + two)]),
  ...cut(9, 'the whole continuation of nothing, and a text', refused, lonely(true)),
  ...cut(12, 'the open continuation of nothing, and a text', refused, lonely(false)),
  refused('5.15', 'a text in two fragments, a continuation of nothing, and a text', [
    text(one, open), more(two), more(three, open), text(four),
  ], { answers: [echoOf(one + two)], nonStrict: [] }),
  refused('5.16', 'twice the open continuation of nothing and a text in fragments', twice([more(one, open), text(two, open), more(three)])),
  refused('5.17', 'twice the whole continuation of nothing and a text in fragments', twice([more(one), text(two, open), more(three)])),
  refused('5.18', 'a text within a text', [text(one, open), text(two)]),
  answered('5.19', 'a text in five fragments, pings between them', pingsWithin({}), pongsFirst),
  answered('5.20', 'a text in five fragments, pings between them, frame by frame', pingsWithin({ alone: true }), pongsFirst),
]
