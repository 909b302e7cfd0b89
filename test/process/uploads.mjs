import http from 'node:http'

/** What somebody does with files, by HTTP and a session token. */
export class Uploads {
  constructor(server, person) {
    this.server = server
    this.token = person.me.token
  }

  /** The answer, with its body as bytes, and as what it says if that is JSON. */
  async ask(method, path, { body, fields = {} } = {}) {
    const answer = await fetch(new URL(path, this.server.page), {
      method,
      body,
      headers: { ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...fields },
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const isJson = answer.headers.get('content-type') === 'application/json'
    return { status: answer.status, fields: answer.headers, bytes, says: isJson ? JSON.parse(bytes.toString()) : undefined }
  }

  begin(name, size, more = {}) {
    return this.ask('POST', '/api/files', { body: JSON.stringify({ name, size, ...more }), fields: { 'content-type': 'application/json' } })
  }

  put(file, offset, bytes) {
    return this.ask('PUT', `/api/files/${file}?offset=${offset}`, { body: bytes })
  }

  about(file) { return this.ask('GET', `/api/files/${file}`) }

  drop(file) { return this.ask('DELETE', `/api/files/${file}`) }

  /** Sends a whole file: the answer to the last byte. */
  async send(name, bytes, more) {
    const begun = await this.begin(name, bytes.length, more)
    return begun.status === 201 ? this.put(begun.says.file, 0, bytes) : begun
  }

  /** Begins to send, and is cut off when so many bytes are gone out. */
  async cut(file, bytes, after) {
    const request = http.request(new URL(`/api/files/${file}?offset=0`, this.server.page), {
      method: 'PUT',
      headers: { authorization: `Bearer ${this.token}`, 'content-length': bytes.length },
    })
    request.on('error', () => {})
    await new Promise(resolve => request.write(bytes.subarray(0, after), resolve))
    return request
  }

  fetch(room, file, name = 'name', fields = {}) {
    return this.ask('GET', `/files/${room}/${file}/${encodeURIComponent(name)}`, { fields })
  }
}

/** Asks again until it is so. */
export async function until(what, isSo, milliseconds = 20_000) {
  for (const end = Date.now() + milliseconds; ;) {
    const answer = await isSo()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`${what} did not come about in ${milliseconds} ms`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
