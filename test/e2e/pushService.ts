import type { BrowserContext } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto'
import fs from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'

interface Pushed {
  readonly path: string
  readonly headers: Record<string, string>
  /** What the browser reads in it. */
  readonly words: Record<string, unknown>
}

/**
 * A push service on this machine, and the browser's half of it: it takes what the house sends, holds it to RFC 8291 and
 * RFC 8292, and has it as the browser would read it.
 */
export class PushService {
  readonly pushed: Pushed[] = []
  /** What it answers. */
  status = 201
  private readonly browser = createECDH('prime256v1')
  private readonly auth = randomBytes(16)
  private readonly faults: string[] = []

  private constructor(private readonly server: Server, readonly papers: string) {
    this.browser.generateKeys()
  }

  static async open(): Promise<PushService> {
    const papers = fs.mkdtempSync(path.join(os.tmpdir(), 'teahouse-push-'))
    const at = (name: string) => path.join(papers, name)
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-subj', '/CN=push', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2', '-keyout', at('key'), '-out', at('crt')], { stdio: 'ignore' })
    const service = new PushService(createServer({ key: fs.readFileSync(at('key')), cert: fs.readFileSync(at('crt')) }), papers)
    service.server.on('request', (request, response) => {
      const pieces: Buffer[] = []
      request.on('data', piece => pieces.push(piece))
      request.on('end', () => {
        try {
          service.take(request.url!, request.headers as Record<string, string>, Buffer.concat(pieces))
        }
        catch (error) {
          service.faults.push(String(error))
        }
        response.writeHead(service.status).end()
      })
    })
    await new Promise<void>(resolve => service.server.listen(0, '127.0.0.1', resolve))
    return service
  }

  /** For the house: whose word it takes for this service. */
  get env() { return { SSL_CERT_FILE: path.join(this.papers, 'crt') } }
  get origin() { return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}` }

  /** From now on pages of this browser subscribe here: the one that the browser has cannot be reached by tests. */
  async serve(context: BrowserContext, { fails = false, at = `${this.origin}/for/ana` } = {}) {
    const json = { endpoint: at, keys: { p256dh: this.browser.getPublicKey('base64url'), auth: this.auth.toString('base64url') } }
    await context.addInitScript(([json, fails]) => {
      const subscription = { toJSON: () => json, unsubscribe: async () => { localStorage.removeItem('pushed') } }
      PushManager.prototype.getSubscription = async () => (localStorage.getItem('pushed') ? subscription : null) as PushSubscription | null
      PushManager.prototype.subscribe = async (options) => {
        if (fails) throw new DOMException('Registration failed - push service error', 'AbortError')
        localStorage.setItem('pushed', String(options?.applicationServerKey))
        return subscription as unknown as PushSubscription
      }
    }, [json, fails] as const)
  }

  async close() {
    this.server.closeAllConnections()
    await new Promise(resolve => this.server.close(resolve))
    fs.rmSync(this.papers, { recursive: true })
    if (this.faults.length) throw new Error(this.faults.join('\n'))
  }

  private take(url: string, headers: Record<string, string>, body: Buffer) {
    this.checkVapid(headers.authorization!)
    if (headers['content-encoding'] !== 'aes128gcm') throw new Error(`the encoding is ${headers['content-encoding']}`)
    this.pushed.push({ path: url, headers, words: JSON.parse(this.read(body)) })
  }

  /** RFC 8292: a token of the key that stands beside it, for this service, and for a day at most. */
  private checkVapid(field: string) {
    const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(field) ?? []
    const [head, claims, signature] = token!.split('.')
    const point = Buffer.from(key!, 'base64url')
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
    const good = verify('sha256', Buffer.from(`${head}.${claims}`), { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature!, 'base64url'))
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims!, 'base64url').toString())
    const left = exp - Date.now() / 1_000
    if (!good || aud !== this.origin || left < 0 || left > 24 * 60 * 60 || !/^(mailto:|https:)/.test(sub)) throw new Error(`a token that is no good: ${claims}`)
  }

  /** RFC 8291. */
  private read(body: Buffer): string {
    const hmac = (key: Buffer, ...parts: (Buffer | string)[]) => parts.reduce((mac, part) => mac.update(part), createHmac('sha256', key)).digest()
    const [salt, theirs] = [body.subarray(0, 16), body.subarray(21, 21 + body[20]!)]
    const shared = hmac(this.auth, this.browser.computeSecret(theirs))
    const ikm = hmac(shared, 'WebPush: info\0', this.browser.getPublicKey(), theirs, '\x01')
    const prk = hmac(salt, ikm)
    const key = hmac(prk, 'Content-Encoding: aes128gcm\0\x01').subarray(0, 16)
    const nonce = hmac(prk, 'Content-Encoding: nonce\0\x01').subarray(0, 12)
    const record = body.subarray(21 + body[20]!)
    const cipher = createDecipheriv('aes-128-gcm', key, nonce)
    cipher.setAuthTag(record.subarray(-16))
    const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()])
    if (plain.at(-1) !== 2) throw new Error('the last record is not marked')
    return plain.subarray(0, -1).toString()
  }
}
