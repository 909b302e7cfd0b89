import { within } from '../process/within.mjs'
import { normal } from './cases/kinds.mjs'
import { Violation } from './violation.mjs'
import { Wire } from './wire.mjs'

/** How a case went; the first three count as passed. */
export const verdicts = ['ok', 'nonStrict', 'informational', 'unimplemented', 'failed']
export const isPassed = verdict => verdicts.indexOf(verdict) < 3

// What a server has to drop a connection that both closed, before the client does.
const dropMilliseconds = 3_000

/**
 * Plays a case: what is said and heard, and then what is to be thought of it.
 *
 * It answers with a verdict, and why if it is not 'ok'; never later than after its patience, in milliseconds. Of rounds with
 * messages of some length so many are played that they say `octets`. `messages` is how many were echoed and `compressed` how
 * many of those came compressed.
 */
export async function play(one, { url, patience, octets, sequences }) {
  const wire = new Wire(url)
  const answers = { ok: one.answers(), nonStrict: one.nonStrict?.() }
  let told
  try {
    told = await within(patience, 'the end of it', converse(one, wire, { answers, octets, sequences }))
  } catch (error) {
    told = failed(error instanceof Violation ? error.message : `${error.message}; ${seen(wire)}`)
  } finally {
    wire.drop()
  }
  return { ...told, compressed: wire.compressedMessages }
}

const failed = why => ({ verdict: 'failed', why })

async function converse(one, wire, { answers, octets, sequences }) {
  await wire.shakeHands(one.offers ?? [])
  if (one.offers && !wire.compression) return { verdict: 'unimplemented', why: 'the server takes none of the offers' }
  // From where no verdict but 'failed' is left, nothing more is waited for.
  const strayed = () => !one.informational && !Object.values(answers).some(outcome => outcome && beginsWith(outcome, wire.events))
  let messages = 0
  if (one.rounds) {
    const wrong = await goRound(one.rounds, wire, { octets, sequences, echoed: () => { messages += 1 } })
    if (wrong) return { ...failed(wire.violation ?? wrong), messages }
  } else {
    await wire.send(one.frames())
    await wire.until(() => strayed() || wire.heardClose || one.closedBy === 'client' && !one.saysClose && isSame(wire.events, answers.ok))
  }
  if (one.closedBy === 'client' && !one.saysClose && !strayed()) await wire.close(normal)
  await wire.until(() => strayed() || wire.heardClose)
  const dropped = within(dropMilliseconds, 'the drop of the connection', wire.until(() => strayed()))
  const leftOpen = await dropped.then(() => false, () => true)
  return { ...judged(one, wire, answers, leftOpen), messages }
}

/** Says what is wrong, or undefined if every message came back as it was. */
async function goRound(rounds, wire, { octets, sequences, echoed }) {
  const { count, length, pieces, name, message } = rounds
  const times = length ? Math.min(count, Math.ceil(octets / length)) : count
  const sequence = wire.compression && sequences.of(name, wire.compression.client, message)
  for (let nth = 0; nth < times; ++nth) {
    const said = message(nth)
    await wire.say(said, { pieces, compressed: await sequence?.at(nth) })
    await wire.until(() => wire.events.length > 0 || wire.closedBy)
    const heard = wire.events.shift()
    if (!heard) return `message ${nth + 1} of ${times} has no echo; ${seen(wire)}`
    if (!isSameEvent(heard, { kind: 'message', ...said })) return `message ${nth + 1} of ${times}: ${named(heard)} instead of ${named(said)}`
    echoed()
  }
  return undefined
}

function judged(one, wire, answers, leftOpen) {
  if (wire.violation) return failed(wire.violation)
  if (one.informational) return { verdict: 'informational', why: seen(wire) }
  const isOk = isSame(wire.events, answers.ok)
  if (!isOk && !(answers.nonStrict && isSame(wire.events, answers.nonStrict))) return failed(`${seen(wire)}; wanted ${list(answers.ok)}`)
  if (wire.closedBy !== one.closedBy) return failed(`ended by the ${wire.closedBy}; ${seen(wire)}`)
  if (one.clean && !wire.heardClose) return failed('no close frame in answer to ours')
  if (wire.code !== undefined && !one.codes.includes(wire.code)) return failed(`closed with ${wire.code} instead of ${one.codes.join(' or ')}`)
  if (leftOpen) return { verdict: 'nonStrict', why: 'left the dropping of the connection to the client' }
  return isOk ? { verdict: 'ok' } : { verdict: 'nonStrict', why: seen(wire) }
}

const isSameEvent = (a, b) => a.kind === b.kind && a.binary === b.binary && (a.payload === b.payload || a.payload.equals(b.payload))
const beginsWith = (wanted, events) => events.length <= wanted.length && events.every((event, at) => isSameEvent(event, wanted[at]))
const isSame = (events, wanted) => events.length === wanted.length && beginsWith(wanted, events)

const named = ({ kind = 'message', binary, payload }) => kind === 'quiet'
  ? 'quiet' : `${kind === 'message' ? binary ? 'a binary message' : 'a text' : `a ${kind}`} of ${payload.length} octets`
const list = events => events.map(named).join(', ') || 'nothing'
const seen = wire => `heard ${list(wire.events)}${wire.heardClose ? ` and a close frame with ${wire.code ?? 'no code'}` : ''}`
