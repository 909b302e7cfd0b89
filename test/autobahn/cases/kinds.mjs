// The kinds of cases, and the words to say what one sends and what must come back.
//
// A case is played by play.mjs. Its frames and answers are functions, made when it is its turn: some have megabytes.
//   number, title
//   frames      what is sent, in order
//   answers     what must come back, in order, for the verdict 'ok'
//   nonStrict   what may come back instead, for the verdict 'nonStrict'
//   closedBy    who must begin to end the connection; 'client' says the case does it, when it has its answers
//   codes       what the server's close frame may say, if it says anything
//   clean       whether there must be a close frame from both
//   saysClose   whether a close frame is among what is sent
//   informational   whether any outcome will do, as long as there is one
//   rounds      instead of frames: messages, each said after the echo of the one before it
//   heavy       whether it is about much data: it gets more time, and fewer are played at once
import { Opcode } from '../frames.mjs'
import { quiet } from '../wire.mjs'

export const normal = 1000
export const protocolError = 1002
export const notUtf8 = 1007

const bytesOf = payload => typeof payload === 'string' ? Buffer.from(payload) : payload

/** A frame; how: fin, reserved, and how it is cut: `alone` or in a `chop` of so many bytes. */
export const frame = (opcode, payload = '', how = {}) => ({ opcode, payload: bytesOf(payload), ...how })
export const text = (payload, how) => frame(Opcode.text, payload, how)
export const binary = (payload, how) => frame(Opcode.binary, payload, how)
export const more = (payload, how) => frame(Opcode.continuation, payload, how)
export const ping = (payload, how) => frame(Opcode.ping, payload, how)
export const pong = (payload, how) => frame(Opcode.pong, payload, how)

/** A close frame with a code and a reason; without a code, just with these bytes. */
export const close = (code, reason = '') => frame(Opcode.close, code === undefined
  ? reason : Buffer.concat([Buffer.from([code >> 8, code & 0xff]), bytesOf(reason)]))

export const echoOf = payload => ({ kind: 'message', binary: false, payload: bytesOf(payload) })
export const binaryEchoOf = payload => ({ kind: 'message', binary: true, payload: bytesOf(payload) })
export const pongOf = payload => ({ kind: 'pong', payload: bytesOf(payload) })
export const stillOpen = quiet

/** So many bytes of a pattern. */
export const filled = (length, pattern) => Buffer.alloc(length, length && pattern)

const list = values => typeof values === 'function' ? values : () => values

/** Everything is right with it: the answers come, then the client closes and the server does too. */
export const answered = (number, title, frames, answers, rest = {}) => ({
  number, title, frames: list(frames), answers: list(answers), closedBy: 'client', codes: [normal], clean: true, ...rest,
})

/** The server must end the connection. What was right before may have its answers, and `nonStrict` says if none will do as well. */
export const refused = (number, title, frames, { code = protocolError, answers = [], nonStrict } = {}) => ({
  number, title, frames: list(frames), answers: list(answers), nonStrict: nonStrict && list(nonStrict),
  closedBy: 'server', codes: [code], clean: false,
})

/** The client closes, rightly or not, by what it sends. */
export const closing = (number, title, frames, rest = {}) => ({
  number, title, frames: list(frames), answers: () => [], closedBy: 'client', codes: [normal], clean: true, saysClose: true, ...rest,
})
