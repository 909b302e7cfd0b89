import type { Plugin } from 'vite'
import { readFileSync } from 'node:fs'

/**
 * Puts the order of the layers, which src/styles/index.css says, before all of the built style sheet. The build leaves it out
 * where it seems to follow from the rules, and then lets the rules of a chunk come first.
 */
export function layerOrder(): Plugin {
  return {
    name: 'teahouse-layer-order',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const order = /@layer [\w, ]+;/.exec(readFileSync('src/styles/index.css', 'utf8'))![0]
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = `${order}${file.source}`
      }
    },
  }
}
