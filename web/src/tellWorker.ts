import type { KeptReaching } from './app/reaching'
import type { Words } from './words/words'

/** The worker reads it here: it has no other way to hear of it. */
const KEPT = { cache: 'reaching', name: '/reaching' }

/** So many times "and … more" is said in words of its own. */
const MORE_MAX = 20

/** Keeps the worker informed of how this device may call somebody, and in which words, for what is pushed when no page is there. */
export function tellWorker(reaching: KeptReaching, words: () => Words): void {
  const tell = () => {
    const { reach, lobby } = words()
    const { quiet } = reaching.get()
    const told = {
      lobby, quiet, unnamed: reach.unnamed(1), reply: reach.reply, read: reach.read, tested: [reach.pushTitle, reach.pushBody],
      more: Array.from({ length: MORE_MAX }, (_, n) => reach.more(n + 1)),
    }
    void globalThis.caches?.open(KEPT.cache).then(cache => cache.put(KEPT.name, new Response(JSON.stringify(told)))).catch(() => {})
  }
  tell()
  reaching.onChange(tell)
  // Another language may have been chosen meanwhile.
  document.addEventListener('visibilitychange', tell)
}
