import type { NameLanguage } from '../model/suggestedName'
import type { HouseWorld } from './houseWorld'
import { browserSocket } from '../connection/browserSocket'
import { fileDoorBy } from '../connection/files'
import { askServerBy } from '../connection/session'
import { realClock } from '../model/clock'
import { openStore } from '../storage/indexedStore'
import { browserAttention } from './attention'
import { browserBell } from './bell'
import { newerClientBy } from './newer'
import { browserReaching } from './reaching'
import { browserSounds } from './sounds'
import { browserTabLife, browserTabs } from './tabs'

/** A page that is not seen is not painted; it is brought up to date nevertheless, for its title and the other tabs. */
const UNSEEN_SOON_MS = 200

/** The world of a page in a browser. */
export async function browserWorld(language: () => NameLanguage): Promise<HouseWorld> {
  let asked = false
  return {
    clock: realClock,
    random: Math.random,
    newId,
    openSocket: browserSocket(location, window.dialled),
    askServer: askServerBy(fetch.bind(window)),
    files: fileDoorBy(fetch.bind(window)),
    store: await openStore(Date.now()),
    tabs: browserTabs(),
    life: browserTabLife(newId(), navigator.locks as LockManager | undefined),
    bell: browserBell(),
    pushes: () => import('./pushes').then(({ browserPushes }) => browserPushes()),
    sounds: browserSounds(),
    reaching: browserReaching(localStorage),
    language,
    isOnline: () => navigator.onLine,
    isHidden: () => document.hidden,
    ...browserAttention(),
    soon(call) {
      const once = () => {
        // A page that is not seen would pile up what is to be done at its next picture.
        cancelAnimationFrame(frame)
        clearTimeout(timer)
        call()
      }
      const frame = requestAnimationFrame(once)
      const timer = setTimeout(once, UNSEEN_SOON_MS)
    },
    isNewerThere: newerClientBy(fetch.bind(window), document.documentElement.outerHTML),
    persist() {
      if (!asked)
        void navigator.storage?.persist?.()
      asked = true
    },
  }
}

/**
 * A UUID of version 7 (RFC 9562): the time, then 74 random bits. The server keeps what was said in the order of these names,
 * and what is said at one time lies together. (The browser's own randomUUID is of version 4, and not there without TLS.)
 */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  bytes[2] = bytes[2]! & 0x3F | 0x80
  const [time, random] = [Date.now().toString(16).padStart(12, '0'), Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(1, 4)}-${random.slice(4, 8)}-${random.slice(8)}`
}
