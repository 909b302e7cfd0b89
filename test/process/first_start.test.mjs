// What the first start makes: it is nobody else's, and there after a power failure.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { Server } from './server.mjs'
import { callsOf, whyNotTraced } from './trace.mjs'

const untraceable = whyNotTraced()

let temporary
before(() => { temporary = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'teahouse-first-'))) })
after(() => fs.rmSync(temporary, { recursive: true, force: true }))

const modeOf = place => fs.statSync(place).mode & 0o777

for (const store of ['sqlite', 'memory']) {
  test(`The data directory and the parents that are missing are for their owner alone, with the store ${store}`, async () => {
    const parent = path.join(temporary, store)
    const house = await Server.open({ data: path.join(parent, 'data'), flags: ['--store', store] })
    try {
      for (const made of [parent, house.data]) assert.equal(modeOf(made), 0o700, made)
      for (const name of fs.readdirSync(house.data, { recursive: true })) {
        const place = path.join(house.data, name)
        assert.equal(modeOf(place), fs.statSync(place).isDirectory() ? 0o700 : 0o600, name)
      }
    } finally {
      await house.close()
    }
  })
}

test('Each directory is synced into the one that it is in before anything is put into it', { skip: untraceable }, async () => {
  const trace = path.join(temporary, 'calls')
  const parent = path.join(temporary, 'traced')
  const data = path.join(parent, 'data')
  const house = await Server.open({ data, prefix: ['strace', '-D', '-f', '-y', '-o', trace, '-e', 'trace=mkdir,fsync'] })
  await house.stop()
  const calls = callsOf(fs.readFileSync(trace, 'utf8')).filter(call => call.result === 0).map(({ call, text }) => `${call} ${text}`)
  const at = words => {
    const found = calls.findIndex(call => words.every(word => call.includes(word)))
    assert.notEqual(found, -1, `${words.join(' ')} in\n${calls.join('\n')}`)
    return found
  }
  const order = [at(['mkdir', `"${parent}"`]), at(['fsync', `<${temporary}>`]), at(['mkdir', `"${data}"`]), at(['fsync', `<${parent}>`])]
  assert.deepEqual(order, [...order].sort((one, other) => one - other))
})
