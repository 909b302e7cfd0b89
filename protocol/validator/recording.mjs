import fs from 'node:fs'

function parsed(line) {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/**
 * What happened on the sockets of one run, line by line:
 *
 *     {"dir": "client", "frame": {…}}    what a client sent; "text": "…" instead of "frame" if it is not JSON
 *     {"dir": "server", "frame": {…}}    what the server sent
 *     {"close": 4008}                    with what the server closed
 *
 * What the server sends must be as the schema says. Clients in tests send bad frames on purpose, and some of those
 * (an original client's, one on a connection that broke) are never answered: they are counted, and no fault.
 */
export class Recording {
  faults = []
  badRequests = 0
  seen = { client: new Set(), server: new Set(), refusals: new Set(), closeCodes: new Set() }

  constructor(file, judge) {
    this.judge = judge
    fs.readFileSync(file, 'utf8').split('\n').forEach((line, at) => {
      if (line.trim()) this.faults.push(...this.#take(parsed(line)).map(fault => `${file}:${at + 1}: ${fault}`))
    })
  }

  /** What is wrong with one record. */
  #take(record) {
    if (record?.close !== undefined) return this.#close(record.close)
    if (record?.dir === 'server') return this.#server(record.frame)
    if (record?.dir === 'client') return this.#client(record.frame)
    return ['neither a frame nor a close']
  }

  #close(code) {
    if (!this.judge.closeCodes.has(code)) return [`no close code is ${code}`]
    this.seen.closeCodes.add(code)
    return []
  }

  #server(frame) {
    const faults = this.judge.faults('server', frame)
    if (faults.length) return faults
    const word = this.judge.word('server', frame)
    this.seen.server.add(word)
    if (word === 'refused') this.seen.refusals.add(frame.data.code)
    return []
  }

  #client(frame) {
    if (this.judge.faults('client', frame).length) this.badRequests += 1
    else this.seen.client.add(this.judge.word('client', frame))
    return []
  }
}

/** How many frames, refusals and close codes the schema has. */
export function toBeSeen(judge) {
  return judge.words.client.size + judge.words.server.size + judge.refusals.length + judge.closeCodes.size
}

/** What the schema has and none of the recordings. */
export function neverSeen(judge, recordings) {
  const lacks = (name, all) => all.filter(one => !recordings.some(recording => recording.seen[name].has(one)))
  return [
    ...lacks('client', [...judge.words.client.values()]).map(word => `client frame ${word}`),
    ...lacks('server', [...judge.words.server.values()]).map(word => `server frame ${word}`),
    ...lacks('refusals', judge.refusals).map(code => `refusal ${code}`),
    ...lacks('closeCodes', [...judge.closeCodes.keys()]).map(code => `close code ${code} ${judge.closeCodes.get(code)}`),
  ]
}
