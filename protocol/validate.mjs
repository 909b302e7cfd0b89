#!/usr/bin/env node
// Holds the examples, the frames that docs/protocol.md shows, and recordings of what was on the wire to the schema:
//
//     protocol/validate.mjs [--coverage] [recording.jsonl …]
//
// With --coverage it also fails when some frame, refusal or close code never occurred in the recordings.
import { faultsOfDocument, faultsOfExamples } from './validator/examples.mjs'
import { Judge } from './validator/judge.mjs'
import { neverSeen, Recording, toBeSeen } from './validator/recording.mjs'

const files = process.argv.slice(2).filter(argument => argument !== '--coverage')
const coverage = process.argv.includes('--coverage')

const judge = new Judge()
const recordings = files.map(file => new Recording(file, judge))
const faults = [
  ...faultsOfExamples(judge),
  ...faultsOfDocument(judge),
  ...recordings.flatMap(recording => recording.faults),
  ...(coverage ? neverSeen(judge, recordings).map(what => `never occurred: ${what}`) : []),
]
for (const fault of faults) console.error(fault)
if (faults.length) {
  console.error(`0 passed, ${faults.length} failed`)
  process.exitCode = 1
} else {
  const bad = recordings.reduce((sum, { badRequests }) => sum + badRequests, 0)
  console.log(`The examples and ${recordings.length} recordings (with ${bad} bad requests) are as the schema says`)
  if (coverage) console.log(`Every frame, refusal and close code occurred:\n${toBeSeen(judge)} passed, 0 failed`)
}
