import { play } from './play.mjs'
import { Sequences } from './sequences.mjs'

const lightLanes = 8
const lightPatience = 10_000
const heavyPatience = 120_000

/**
 * Plays cases, some at once: first the light ones, then the heavy ones. It answers with what became of each, in their order.
 * A patience is that of every case, in milliseconds.
 */
export async function playAll(cases, { url, patience, octets, heavyLanes = 2 }) {
  const sequences = new Sequences()
  const outcomes = new Map()
  const playOne = async one => {
    const began = performance.now()
    const outcome = await play(one, { url, octets, sequences, patience: patience ?? (one.heavy ? heavyPatience : lightPatience) })
    outcomes.set(one, { number: one.number, title: one.title, seconds: (performance.now() - began) / 1000, ...outcome })
  }
  await inLanes(cases.filter(one => !one.heavy), lightLanes, playOne)
  await inLanes(cases.filter(one => one.heavy), heavyLanes, playOne)
  return cases.map(one => outcomes.get(one))
}

/** Each of them once, never more at once than there are lanes. */
async function inLanes(all, lanes, doOne) {
  const waiting = all.values()
  const lane = async () => { for (const one of waiting) await doOne(one) }
  await Promise.all(Array.from({ length: lanes }, lane))
}
