// Runs the tests of the directories that are named (node run.mjs process original), and says at the end how it went.
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname)
const wanted = process.argv.slice(2)
const files = wanted.flatMap(place => {
  const whole = path.join(here, place)
  if (fs.statSync(whole).isFile()) return [whole]
  return fs.readdirSync(whole).filter(name => name.endsWith('.test.mjs')).sort().map(name => path.join(whole, name))
})

// One after another: a test that measures time or ends a process shall not be disturbed by its neighbour.
const stream = run({ files, concurrency: 1, timeout: 120_000 })
let passed = 0
let failed = 0
let skipped = 0
// A file of tests is a test of its own to the runner, whose end says nothing new unless it failed outside of them.
const isFile = test => test.details?.type === 'suite' || files.includes(test.name)
stream.on('test:pass', test => {
  if (isFile(test)) return
  if (test.skip) skipped += 1
  else passed += 1
})
stream.on('test:fail', test => {
  if (!isFile(test) || test.details?.error?.failureType === 'testCodeFailure') failed += 1
})
stream.compose(new spec()).pipe(process.stdout)
stream.on('end', () => {
  if (skipped) console.log(`${skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed || passed + skipped === 0 ? 1 : 0
})
