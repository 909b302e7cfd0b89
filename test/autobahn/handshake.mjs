import { createHash } from 'node:crypto'
import { Violation } from './violation.mjs'

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const flags = ['server_no_context_takeover', 'client_no_context_takeover']
const windows = ['server_max_window_bits', 'client_max_window_bits']

/** The request for an upgrade. Offers are what stands after permessage-deflate, the first one preferred. */
export function request(url, key, offers) {
  const extensions = offers.map(offer => ['permessage-deflate', ...offer].join('; ')).join(', ')
  return [
    `GET ${url.pathname}${url.search} HTTP/1.1`, `Host: ${url.host}`, 'Upgrade: websocket', 'Connection: Upgrade',
    `Sec-WebSocket-Key: ${key}`, 'Sec-WebSocket-Version: 13', ...extensions ? [`Sec-WebSocket-Extensions: ${extensions}`] : [],
    '', '',
  ].join('\r\n')
}

/** What the answer agrees to: undefined without compression. A Violation if it is no upgrade, or not one to this request. */
export function agreement(head, key, offers) {
  const [status, ...lines] = head.split('\r\n')
  if (!/^HTTP\/1\.1 101( |$)/.test(status)) throw new Violation(`no upgrade: ${status}`)
  const fields = new Map()
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (!name) throw new Violation(`no header field: ${line}`)
    const seen = fields.get(name.toLowerCase())
    fields.set(name.toLowerCase(), seen === undefined ? value : `${seen}, ${value}`)
  }
  const words = name => (fields.get(name) ?? '').toLowerCase().split(/[ \t]*,[ \t]*/)
  if (fields.get('upgrade')?.toLowerCase() !== 'websocket') throw new Violation('an upgrade to something else')
  if (!words('connection').includes('upgrade')) throw new Violation('no Connection: Upgrade')
  const accept = createHash('sha1').update(key + guid).digest('base64')
  if (fields.get('sec-websocket-accept') !== accept) throw new Violation('a wrong Sec-WebSocket-Accept')
  if (fields.has('sec-websocket-protocol')) throw new Violation('a subprotocol that nobody asked for')
  const extensions = fields.get('sec-websocket-extensions')
  return extensions === undefined ? undefined : compression(extensions, offers)
}

function compression(extensions, offers) {
  const [name, ...words] = extensions.split(/[ \t]*;[ \t]*/)
  if (name !== 'permessage-deflate' || offers.length === 0) throw new Violation(`an extension that nobody offered: ${extensions}`)
  const answer = new Map()
  for (const word of words) {
    const [, key, bits] = /^([a-z_]+)(?:="?(8|9|1[0-5])"?)?$/.exec(word) ?? []
    const known = (bits === undefined ? flags : windows).includes(key)
    if (!known || answer.has(key)) throw new Violation(`an answer to an offer that cannot be: ${extensions}`)
    answer.set(key, bits === undefined ? true : Number(bits))
  }
  if (!offers.some(offer => answers(offer, answer))) throw new Violation(`an answer to none of the offers: ${extensions}`)
  return {
    server: { takeover: !answer.has('server_no_context_takeover'), bits: answer.get('server_max_window_bits') ?? 15 },
    client: { takeover: !answer.has('client_no_context_takeover'), bits: answer.get('client_max_window_bits') ?? 15 },
  }
}

/** RFC 7692, section 7.1: what is asked of the server must come back, and the client's window is given only to who can. */
function answers(offer, answer) {
  const asked = offer.find(word => word.startsWith('server_max_window_bits='))
  if (asked && !(answer.get('server_max_window_bits') <= Number(asked.split('=')[1]))) return false
  if (offer.includes('server_no_context_takeover') && !answer.has('server_no_context_takeover')) return false
  return !answer.has('client_max_window_bits') || offer.includes('client_max_window_bits')
}
