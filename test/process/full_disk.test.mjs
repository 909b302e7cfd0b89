// What people are told when there is no room on the disk any more. The size that a file may have stands for the disk: a
// write beyond it fails in the kernel.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Frame, Person } from './person.mjs'
import { Server } from './server.mjs'

const kibibytes = 4_096
const wordsMax = 20_000
const pageful = '字'.repeat(2_000)

test('On a full disk nothing is acknowledged that is not kept, what was said can be read, and a restart with room goes on', async () => {
  const small = ['bash', '-c', `trap '' XFSZ; ulimit -f ${kibibytes}; exec "$@"`, '-']
  const server = await Server.open({ prefix: small, flags: ['--limits', 'none'] })
  try {
    const ana = await Person.arrive(server.url, 'ana')
    const kept = []
    let answer
    for (let word = 0; word < wordsMax; word += 1) {
      answer = await ana.say(`${word} ${pageful}`)
      if (answer.type === Frame.refused) break
      kept.push(answer.data.seq)
    }
    assert.equal(answer.data.code, 'unavailable', 'what was under way when the disk was full is of unknown outcome')
    assert.equal((await ana.say('and now?')).data.code, 'readOnly')

    const ben = await Person.arrive(server.url, 'ben')
    assert.equal((await ben.next(Frame.refused)).data.code, 'readOnly', 'a new name cannot be kept; one can come in all the same')
    const { entries } = await ben.wholeLog('lobby')
    assert.deepEqual(entries.map(entry => entry.data.seq), kept)

    await server.stop()
    server.prefix = []
    await server.start()
    const again = await Person.arrive(server.url, undefined, { identity: ana.identity })
    assert.equal((await again.say('there is room')).data.seq, kept.length + 1)
  } finally {
    await server.close()
  }
})
