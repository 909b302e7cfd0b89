import { build, type Plugin, type Rollup } from 'vite'

/**
 * Builds src/firstPaint.ts as a small script of its own, which index.html waits for: what somebody chose is on the page before it
 * is painted. A module would come too late, and the policy of the page allows no script inside of it.
 */
export function firstPaint(): Plugin {
  return {
    name: 'teahouse-first-paint',
    apply: 'build',
    async buildStart() {
      const { target } = this.environment.config.build
      const lib = { entry: 'src/firstPaint.ts', formats: ['iife' as const], name: 'firstPaint' }
      const built = await build({ configFile: false, publicDir: false, logLevel: 'error', build: { lib, target, write: false, minify: true } })
      const [{ output: [{ code }] }] = built as [Rollup.RollupOutput]
      this.emitFile({ type: 'asset', name: 'firstPaint.js', source: code })
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const file = Object.values(bundle!).find(file => file.type === 'asset' && file.names.includes('firstPaint.js'))!
        // The words of each language are a file of their own: the script asks for the ones that will be read.
        const words = Object.fromEntries(['zh', 'en'].map((language) => {
          const chunk = Object.values(bundle!).find(file => file.type === 'chunk' && file.moduleIds.some(id => id.endsWith(`/words/${language}.ts`)))!
          return [`data-${language}`, `/${chunk.fileName}`]
        }))
        return [{ tag: 'script', attrs: { src: `/${file.fileName}`, ...words }, injectTo: 'head-prepend' }]
      },
    },
  }
}
