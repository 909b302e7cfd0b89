import fs from 'node:fs'

const aboutForm = ['malformed', 'unknownType']

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
 * Tests send bad frames on purpose. So a client's frame may be bad when a refusal that says so, or a close, answers
 * it; more bad frames than such answers is a fault of the test or of the server.
 */
export class Recording {
  faults = []
  seen = { client: new Set(), server: new Set(), refusals: new Set(), closeCodes: new Set() }

  constructor(file, judge) {
    this.file = file
    this.judge = judge
    const bad = []
    let answers = 0
    fs.readFileSync(file, 'utf8').split('\n').forEach((line, at) => {
      if (!line.trim()) return
      const place = `${file}:${at + 1}`
      const record = parsed(line)
      if (record === undefined) {
        this.faults.push(`${place}: not JSON`)
      } else if (record.close !== undefined) {
        answers += 1
        this.#close(place, record.close)
      } else if (record.dir === 'server') {
        answers += this.#server(place, record.frame) ? 1 : 0
      } else if (record.dir === 'client') {
        bad.push(...this.#client(place, record))
      } else {
        this.faults.push(`${place}: neither a frame nor a close`)
      }
    })
    if (bad.length > answers) this.faults.push(...bad)
  }

  #close(place, code) {
    if (this.judge.closeCodes.has(code)) this.seen.closeCodes.add(code)
    else this.faults.push(`${place}: no close code is ${code}`)
  }

  /** Whether the frame says that a request was bad. */
  #server(place, frame) {
    const faults = this.judge.faults('server', frame)
    this.faults.push(...faults.map(fault => `${place}: ${fault}`))
    if (faults.length) return false
    const word = this.judge.word('server', frame)
    this.seen.server.add(word)
    if (word !== 'refused') return false
    this.seen.refusals.add(frame.data.code)
    return aboutForm.includes(frame.data.code)
  }

  /** One line for a frame that the schema does not take. */
  #client(place, { frame }) {
    const faults = this.judge.faults('client', frame)
    if (faults.length) return [`${place}: ${faults.join('; ')}; and nothing says so`]
    this.seen.client.add(this.judge.word('client', frame))
    return []
  }
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
