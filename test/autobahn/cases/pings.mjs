// 2, pings and pongs.
import { answered, close, closing, filled, normal, ping, pong, pongOf, refused } from './kinds.mjs'

const bytes = Buffer.from([0x00, 0xff, 0xfe, 0xfd, 0xfc, 0xfb, 0x00, 0xff])
const longest = filled(125, 0xfe)
const numbered = Array.from({ length: 10 }, (_, at) => `payload-${at}`)

export const pings = [
  answered('2.1', 'a ping of nothing', [ping()], [pongOf('')]),
  answered('2.2', 'a ping of text', [ping('Hello, world!')], [pongOf('Hello, world!')]),
  answered('2.3', 'a ping of bytes that are no text', [ping(bytes)], [pongOf(bytes)]),
  answered('2.4', 'a ping of 125 octets', [ping(longest)], [pongOf(longest)]),
  refused('2.5', 'a ping of 126 octets', [ping(filled(126, 0xfe))]),
  answered('2.6', 'a ping of 125 octets, one by one', [ping(longest, { chop: 1 })], [pongOf(longest)]),
  closing('2.7', 'a pong of nothing that nobody asked for', [pong(), close(normal)]),
  closing('2.8', 'a pong that nobody asked for', [pong('unsolicited pong payload'), close(normal)]),
  answered('2.9', 'a pong that nobody asked for, and a ping', [pong('unsolicited pong payload'), ping('ping payload')], [pongOf('ping payload')]),
  answered('2.10', 'ten pings', numbered.map(payload => ping(payload)), numbered.map(pongOf)),
  answered('2.11', 'ten pings, octet by octet', numbered.map(payload => ping(payload, { chop: 1 })), numbered.map(pongOf)),
]
