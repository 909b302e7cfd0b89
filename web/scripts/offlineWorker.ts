import type { Plugin } from 'vite'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes sw.js: the worker, with the list of the files that this build has. Another build is another version. */
export function offlineWorker(): Plugin {
  let root = ''
  return {
    name: 'teahouse-offline-worker',
    apply: 'build',
    configResolved(config) {
      root = config.build.outDir
    },
    closeBundle() {
      const files = readdirSync(root, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && !/\.(?:br|gz|png)$|^(?:index\.html|sw\.js)$/.test(entry.name))
        .map(entry => `/${join(entry.parentPath, entry.name).slice(root.length + 1)}`)
        .sort()
      const version = createHash('sha256')
      for (const file of ['/index.html', ...files])
        version.update(file).update(readFileSync(join(root, file)))
      const worker = readFileSync('src/offline/worker.js', 'utf8')
      writeFileSync(join(root, 'sw.js'), `const VERSION = '${version.digest('hex').slice(0, 16)}', FILES = ${JSON.stringify(['/', ...files])}\n${worker}`)
    },
  }
}
