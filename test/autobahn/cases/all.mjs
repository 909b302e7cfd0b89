// All cases, in the order of their numbers.
import { automaticFragmentation } from './automatic_fragmentation.mjs'
import { closeHandling } from './close.mjs'
import { compression, negotiation } from './compression.mjs'
import { fragmentation } from './fragmentation.mjs'
import { framing } from './framing.mjs'
import { limits } from './limits.mjs'
import { opcodes } from './opcodes.mjs'
import { pings } from './pings.mjs'
import { reservedBits } from './reserved_bits.mjs'
import { utf8 } from './utf8.mjs'

export const sections = [
  { number: 1, title: 'framing', cases: framing },
  { number: 2, title: 'pings and pongs', cases: pings },
  { number: 3, title: 'reserved bits', cases: reservedBits },
  { number: 4, title: 'opcodes', cases: opcodes },
  { number: 5, title: 'fragmentation', cases: fragmentation },
  { number: 6, title: 'UTF-8', cases: utf8 },
  { number: 7, title: 'close handling', cases: closeHandling },
  { number: 9, title: 'limits and performance', cases: limits },
  { number: 10, title: 'automatic fragmentation', cases: automaticFragmentation },
  { number: 12, title: 'compression, different data', cases: compression },
  { number: 13, title: 'compression, different offers', cases: negotiation },
]

/** Those whose number is one of these or begins with one: '6.4' is 6.4.1 and the like. Without any, all. */
export const casesOf = (...beginnings) => sections.flatMap(section => section.cases).filter(({ number }) => beginnings.length === 0
  || beginnings.some(beginning => `${number}.`.startsWith(beginning.replace(/\.?$/, '.'))))
