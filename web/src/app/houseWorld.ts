import type { AskServer } from '../connection/session'
import type { FileDoor } from '../connection/files'
import type { OpenSocket } from '../connection/socket'
import type { Clock } from '../model/clock'
import type { NameLanguage } from '../model/suggestedName'
import type { Cid } from '../protocol/frames.gen'
import type { Store } from '../storage/store'
import type { Bell } from './bell'
import type { PushBrowser } from './pushes'
import type { KeptReaching } from './reaching'
import type { Sounds } from './sounds'
import type { TabLife, Tabs } from './tabs'

/** All that the house needs of the world it is in: a browser, or a test. */
export interface HouseWorld {
  readonly clock: Clock
  /** Between 0 and 1, 1 excluded. */
  readonly random: () => number
  /** Never the same again, and begins with the time. */
  readonly newId: () => Cid
  readonly openSocket: OpenSocket
  readonly askServer: AskServer
  readonly files: FileDoor
  readonly store: Store
  readonly tabs: Tabs
  readonly life: TabLife
  readonly bell: Bell
  readonly pushes: () => Promise<PushBrowser>
  readonly sounds: Sounds
  readonly reaching: KeptReaching
  readonly language: () => NameLanguage
  /** What the device says of its network; it may be wrong. */
  readonly isOnline: () => boolean
  /** Nobody can see the page. */
  readonly isHidden: () => boolean
  /** The page can be seen, is the one that is used, and somebody did something on it lately: whoever sits there reads here. */
  readonly isAttended: () => boolean
  /** Calls soon, before the next picture; what is asked for meanwhile is done together. */
  readonly soon: (call: () => void) => void
  /** Whether the server has another client by now. */
  readonly isNewerThere: () => Promise<boolean>
  /** Asks the browser not to throw away what we keep. May be called often. */
  readonly persist: () => void
}
