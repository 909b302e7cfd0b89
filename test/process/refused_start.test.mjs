// A start that is refused says in one line what is wrong and what to do, and leaves nothing behind.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { program } from './server.mjs'

let temporary
const at = name => path.join(temporary, name)

/** A certificate that nobody but its maker believes, name.crt, and its key, name.key. */
function makePapers(name) {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-subj', `/CN=${name}`,
    '-keyout', at(`${name}.key`), '-out', at(`${name}.crt`)], { stdio: 'pipe' })
}

before(() => {
  temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'teahouse-refused-'))
  for (const name of ['tea', 'coffee']) makePapers(name)
  execFileSync('openssl', ['pkey', '-in', at('tea.key'), '-aes256', '-passout', 'pass:secret', '-out', at('locked.key')])
  fs.writeFileSync(at('letter.txt'), 'Dear ana\n')
  fs.writeFileSync(at('torn.crt'), fs.readFileSync(at('tea.crt'), 'utf8').replace(/\n.*\n/, '\n!\n'))
})
after(() => fs.rmSync(temporary, { recursive: true, force: true }))

/** The one line that the program ends with. */
function complaintOf(words) {
  const { status, signal, stderr } = spawnSync(program, words, { encoding: 'utf8', timeout: 10_000 })
  assert.equal(signal, null, `it did not end by itself:\n${stderr}`)
  assert.notEqual(status, 0)
  assert.match(stderr, /^teahouse: [^\n]+\n$/)
  return stderr.slice('teahouse: '.length, -1)
}

/** What it says instead of serving; there is no data directory after it, nor its parent. */
function refused(...flags) {
  const parent = at('not')
  const complaint = complaintOf(['serve', '--listen', '127.0.0.1', '--port', '0', '--data', path.join(parent, 'there'), ...flags])
  assert.ok(!fs.existsSync(parent), 'it has made a data directory')
  return complaint
}

const refusedPapers = (certificate, key) => refused('--tls-cert', at(certificate), '--tls-key', at(key))

test('A key that is another certificate’s is named, and the certificate', () => {
  assert.ok(refusedPapers('tea.crt', 'coffee.key').startsWith(`TLS: the key ${at('coffee.key')} does not belong to the certificate ${at('tea.crt')}; `))
})

test('A certificate and a key that are swapped are asked about', () => {
  assert.equal(refusedPapers('tea.key', 'tea.crt'),
    `TLS: the certificate ${at('tea.key')} has a private key in it and no certificate; are the certificate and the key swapped?`)
  assert.equal(refusedPapers('tea.crt', 'tea.crt'),
    `TLS: the key ${at('tea.crt')} has a certificate in it and no private key; are the certificate and the key swapped?`)
})

test('A certificate or a key that cannot be read is named with the reason', () => {
  assert.equal(refusedPapers('nowhere', 'tea.key'), `TLS: the certificate ${at('nowhere')} cannot be read: No such file or directory`)
  assert.equal(refusedPapers('tea.crt', 'nowhere'), `TLS: the key ${at('nowhere')} cannot be read: No such file or directory`)
  assert.equal(refusedPapers('tea.crt', '.'), `TLS: the key ${at('.')} cannot be read: Is a directory`)
})

test('A certificate or a key that is not PEM is named with what must be in it', () => {
  assert.equal(refusedPapers('letter.txt', 'tea.key'),
    `TLS: the certificate ${at('letter.txt')} has no certificate in it; it must be PEM, with a line -----BEGIN CERTIFICATE-----`)
  assert.equal(refusedPapers('tea.crt', 'letter.txt'),
    `TLS: the key ${at('letter.txt')} has no private key in it; it must be PEM, with a line -----BEGIN PRIVATE KEY-----`)
})

test('A certificate that is damaged is named with what OpenSSL says', () => {
  assert.match(refusedPapers('torn.crt', 'tea.key'), /^TLS: the certificate .*torn\.crt is damaged, too weak or of an unknown kind; OpenSSL says: ./)
})

test('A key that is locked is named with how to unlock it, and nobody is asked for the passphrase', () => {
  assert.match(refusedPapers('tea.crt', 'locked.key'), /^TLS: the key .*locked\.key is locked with a passphrase.*; unlock it: openssl pkey /)
})

test('A flag or a command that is mistyped is named, with the one that is like it', () => {
  assert.equal(refused('--prot', '9000'), '--prot is unknown to serve; perhaps --port is meant; see teahouse --help')
  assert.equal(complaintOf(['srve']), 'srve is unknown; perhaps serve is meant; see teahouse --help')
})

test('A data directory that is a file is said to be none', () => {
  const letter = at('letter.txt')
  const below = path.join(letter, 'below')
  const why = `${letter} is not a directory; name one that is there or can be made`
  assert.equal(refused('--data', letter), `cannot keep anything in ${letter}: ${why}`)
  assert.equal(refused('--data', below), `cannot keep anything in ${below}: ${why}`)
  assert.equal(complaintOf(['restored', '--data', letter]), `${letter} is not a directory; name the one where the backup was put`)
})

test('A port that another program has is named', async () => {
  const other = net.createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  try {
    const { port } = other.address()
    assert.equal(refused('--port', String(port)), `cannot listen on 127.0.0.1 port ${port}: another program has it; end that one or take another port`)
  } finally {
    other.close()
  }
})

test('An address that is not this machine’s is named', () => {
  assert.equal(refused('--listen', '192.0.2.1'), 'cannot listen on 192.0.2.1 port 0: Cannot assign requested address')
})
