import type { Plugin } from 'vite'

/**
 * Makes one file of all that the first screen needs, in place of one for every few modules that a later screen has use for as well: over a
 * slow line each is another wait, and small ones compress badly.
 */
export function firstFile(): Plugin {
  const first = new Set<string>()
  return {
    name: 'teahouse-first-file',
    apply: 'build',
    config: () => ({
      build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: id => first.has(id) }] } } } },
    }),
    buildEnd() {
      const next = [...this.getModuleIds()].filter(id => this.getModuleInfo(id)?.isEntry)
      // What is imported by import() is not among them: that comes later.
      for (let id = next.pop(); id !== undefined; id = next.pop()) {
        if (first.has(id))
          continue
        first.add(id)
        next.push(...this.getModuleInfo(id)?.importedIds ?? [])
      }
    },
  }
}
