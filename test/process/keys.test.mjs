// A program that runs for months signs with keys that are no older than those of one that was started today.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { Person } from './person.mjs'
import { Server } from './server.mjs'
import { whyNotTraced } from './trace.mjs'
import { within } from './within.mjs'

const monthSeconds = 31 * 24 * 60 * 60

const keyOf = ({ me }) => JSON.parse(Buffer.from(me.token.split('.')[0], 'base64url')).kid

test('A new key signs once the old one is too old, without a restart, and the old one’s people are still who they are', { skip: whyNotTraced() }, async () => {
  // The first day that it waits through is over after a few seconds.
  const day = 'inject=rt_sigtimedwait:error=EAGAIN:delay_enter=3000000:when=1'
  const house = await Server.open({ prefix: ['strace', '-D', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=rt_sigtimedwait', '-e', day] })
  try {
    const ana = await Person.arrive(house.url, 'ana')
    const file = path.join(house.data, 'identity.keys')
    const [, kid, created] = /^key (\S+) (\d+) /m.exec(fs.readFileSync(file, 'utf8'))
    assert.equal(keyOf(ana), kid)
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(`${kid} ${created}`, `${kid} ${created - monthSeconds}`))

    const newest = () => fs.readFileSync(file, 'utf8').trim().split('\n').at(-1).split(' ')[1]
    await within(20_000, 'the rotation', new Promise(resolve => {
      const timer = setInterval(() => {
        if (newest() === kid) return
        clearInterval(timer)
        resolve()
      }, 20)
    }))
    const again = await Person.arrive(house.url, undefined, { identity: ana.identity })
    assert.equal(again.me.userId, ana.me.userId)
    let ben
    do ben = await Person.arrive(house.url, 'ben')
    while (keyOf(ben) === kid)
    assert.equal(keyOf(ben), newest())
    assert.deepEqual(await house.stop(), { code: 0, signal: null })
  } finally {
    await house.close()
  }
})
