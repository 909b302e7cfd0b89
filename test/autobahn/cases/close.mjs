// 7, close handling: when a connection is closed, what the frame may hold, and which codes there are.
import { answered, close, closing, echoOf, filled, more, normal, notUtf8, ping, protocolError, text } from './kinds.mjs'
import { withSurrogate } from './utf8.mjs'

const hello = 'Hello World!'

/** A close frame that is wrong: the server says so, or just drops the connection. */
const wrong = (number, title, frames, codes = [protocolError]) => closing(number, title, frames, { codes, clean: false })

const goodCodes = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999]
const badCodes = [0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999]
const undefinedCodes = [5000, 65_535]

export const closeHandling = [
  answered('7.1.1', 'a text, and then a close frame', [text(hello)], [echoOf(hello)]),
  closing('7.1.2', 'two close frames', [close(normal), close(undefined)]),
  closing('7.1.3', 'a ping after a close frame', [close(normal), ping()]),
  closing('7.1.4', 'a text after a close frame', [close(normal), text(hello)]),
  closing('7.1.5', 'a close frame between two fragments', [text('fragment1', { fin: false }), close(normal), more('fragment2')]),
  closing('7.1.6', 'a text of 256 KiB, another, a close frame and a ping', () => [
    text(filled(256 * 1024, 'BAsd7&jh23')), text(hello), close(normal), ping(),
  ], { informational: true }),
  closing('7.3.1', 'a close frame of nothing', [close(undefined)]),
  wrong('7.3.2', 'a close frame of one octet', [close(undefined, 'a')]),
  closing('7.3.3', 'a close frame with a code', [close(normal)]),
  closing('7.3.4', 'a close frame with a code and a reason', [close(normal, hello)]),
  closing('7.3.5', 'a close frame with the longest reason', [close(normal, filled(123, '*'))]),
  wrong('7.3.6', 'a close frame with a reason that is too long', [close(normal, filled(124, '*'))]),
  wrong('7.5.1', 'a close frame with a reason that is not UTF-8', [close(normal, withSurrogate)], [protocolError, notUtf8]),
  ...goodCodes.map((code, at) => closing(`7.7.${at + 1}`, `the close code ${code}`, [close(code)], { codes: [normal, code] })),
  ...badCodes.map((code, at) => wrong(`7.9.${at + 1}`, `the close code ${code}, which is none`, [close(code)])),
  ...undefinedCodes.map((code, at) => closing(`7.13.${at + 1}`, `the close code ${code}, which nobody defines`, [close(code)], {
    informational: true,
  })),
]
