// docs/performance.md: what was measured, on which commit and machine.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../..', import.meta.url))
const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url))

/** Puts a table where the page has `<!-- KIND -->` to `<!-- end -->`. */
export function writeTable(kind, how, head, rows) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: project, encoding: 'utf8' }).trim()
  const machine = `${os.cpus()[0].model}, ${os.cpus().length} processors, Linux ${os.release()}; load average ${os.loadavg()[0].toFixed(1)}`
  const rule = head.replace(/[^|]+/g, ' --- ')
  const said = [`Commit ${commit}, ${machine}; ${how}`, '', head, rule, ...rows].join('\n')
  const text = fs.readFileSync(page, 'utf8')
  const marked = new RegExp(`(<!-- ${kind} -->\\n)[^]*?(\\n<!-- end -->)`)
  if (!marked.test(text)) throw new Error(`${page} has no place for what was ${kind}`)
  fs.writeFileSync(page, text.replace(marked, (_, begin, end) => `${begin}\n${said}\n${end}`))
}
