import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The flags for a certificate that nobody vouches for, and its key; they lie in a directory of their own, which is `directory`. */
export function madeUpPapers() {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'teahouse-test-'))
  const at = name => path.join(directory, name)
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-subj', '/CN=tea', '-keyout', at('key'), '-out', at('crt')],
    { stdio: 'ignore' })
  return { directory, flags: ['--tls-cert', at('crt'), '--tls-key', at('key')] }
}
