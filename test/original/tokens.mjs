import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const base64url = value => Buffer.from(value).toString('base64url')

// An Ed25519 secret as PKCS #8 begins with these bytes (RFC 8410, section 7).
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A token as the house itself would have given it, signed with the house's own key, but with these claims changed. */
export function mint(data, token, claims) {
  const file = fs.readFileSync(path.join(data, 'identity.keys'), 'utf8')
  const [header, payload] = token.split('.')
  const { kid } = JSON.parse(Buffer.from(header, 'base64url'))
  const line = file.split('\n').find(text => text.startsWith(`key ${kid} `))
  const secret = Buffer.from(line.split(' ')[3], 'base64url')
  const key = crypto.createPrivateKey({ key: Buffer.concat([pkcs8Head, secret]), format: 'der', type: 'pkcs8' })
  const changed = { ...JSON.parse(Buffer.from(payload, 'base64url')), ...claims }
  const covered = `${header}.${base64url(JSON.stringify(changed))}`
  return `${covered}.${base64url(crypto.sign(null, Buffer.from(covered), key))}`
}

/** The token with one letter of the part (0 header, 1 payload, 2 signature) replaced by another. */
export function tampered(token, part) {
  const parts = token.split('.')
  const at = Math.floor(parts[part].length / 2)
  const other = parts[part][at] === 'A' ? 'B' : 'A'
  parts[part] = parts[part].slice(0, at) + other + parts[part].slice(at + 1)
  return parts.join('.')
}
