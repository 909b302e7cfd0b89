import type { RunningTeahouse } from '../app/createTeahouse'
import type { HouseWorld } from '../app/houseWorld'
import type { Bell, Ringing } from '../app/bell'
import type { PushAddress } from '../app/pushes'
import type { Reaching } from '../app/reaching'
import type { Sound } from '../app/sounds'
import type { TabLife, TabWord, Tabs } from '../app/tabs'
import type { OpenRoom } from '../app/teahouse'
import type { User } from '../protocol/frames.gen'
import type { Store } from '../storage/store'
import type { FakeServer } from './fakeServer'
import type { ManualClock } from './manualClock'
import { createTeahouse } from '../app/createTeahouse'
import { atFirst } from '../app/reaching'
import { MemoryStore } from '../storage/memoryStore'

export const ana: User = { userId: '00000000-0000-4000-8000-00000000000a', name: 'ana' }
export const ben: User = { userId: '00000000-0000-4000-8000-00000000000b', name: 'ben' }
export const cem: User = { userId: '00000000-0000-4000-8000-00000000000c', name: 'cem' }

/** A browser of one person: what it keeps outlives its pages. */
export class Browser {
  readonly store: Store = new MemoryStore()
  private readonly way
  private readonly tabs = new Map<string, (word: TabWord) => void>()
  /** Tabs that could speak for all of them, the one that does first. */
  private readonly standing = new Set<string>()
  private made = 0

  constructor(readonly server: FakeServer, readonly clock: ManualClock, readonly user: User) {
    this.way = server.browser(user)
  }

  /** A page of this browser, with the teahouse open in it. */
  async visit(world: Partial<HouseWorld> = {}): Promise<Page> {
    const page = this.load(world)
    await page.teahouse.started
    await this.clock.pass(100)
    return page
  }

  /** A page that has not read yet what was kept. */
  load(world: Partial<HouseWorld> = {}): Page {
    return new Page(this, `tab-${++this.made}`, { ...this.way, ...world })
  }

  join(tab: string): Tabs {
    return {
      tell: word => this.tabs.forEach((hear, other) => other !== tab && hear(word)),
      onWord: listener => void this.tabs.set(tab, listener),
      close: () => {
        this.tabs.delete(tab)
        this.standing.delete(tab)
      },
    }
  }

  life(tab: string): TabLife {
    return {
      id: tab,
      gone: async ids => new Set(ids.filter(id => id !== tab && !this.lives(id))),
      alone: (_, run) => run(),
      stand: () => void this.standing.add(tab),
      stepBack: () => void this.standing.delete(tab),
      leads: () => [...this.standing][0] === tab,
    }
  }

  lives(tab: string): boolean {
    return this.tabs.has(tab)
  }
}

export class Page {
  readonly teahouse: RunningTeahouse
  readonly rung: Ringing[] = []
  readonly hushed: string[] = []
  /** What of all that is shown is read, as it was asked last. */
  tidied: Parameters<Bell['tidy']>[0] = () => false
  readonly sounded: Sound[] = []
  reaching: Reaching = atFirst
  pushKey: string | undefined = 'k'.repeat(87)
  pushAddress: PushAddress | undefined
  pushCame = () => {}
  readonly gone: string[] = []
  isHidden = false
  isAttended = true
  permission: 'default' | 'granted' | 'denied' = 'default'

  constructor(browser: Browser, tab: string, world: Pick<HouseWorld, 'openSocket' | 'askServer'> & Partial<HouseWorld>) {
    const { clock } = browser
    let cids = 0
    this.teahouse = createTeahouse({
      clock,
      random: () => 0.5,
      newId: () => `${browser.user.name}-${tab}-${String(++cids).padStart(16, '0')}`,
      store: browser.store,
      files: browser.server.files,
      tabs: browser.join(tab),
      life: browser.life(tab),
      bell: {
        permission: () => this.permission,
        ask: async () => {
          this.permission = 'granted'
        },
        ring: ringing => void this.rung.push(ringing),
        hush: tag => void this.hushed.push(tag),
        tidy: isRead => void (this.tidied = isRead),
      },
      pushes: async () => ({
        askKey: async () => this.pushKey,
        address: async () => this.pushAddress,
        subscribe: async () => this.pushAddress = { endpoint: 'https://push.example/for/one-browser', p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) },
        unsubscribe: async () => void (this.pushAddress = undefined),
        onTested: (call) => {
          this.pushCame = call
          return () => {}
        },
      }),
      sounds: { play: sound => void this.sounded.push(sound), check: async () => 'plays' },
      reaching: { get: () => this.reaching, set: reaching => void (this.reaching = reaching), onChange: () => () => {} },
      language: () => 'en',
      isOnline: () => true,
      isHidden: () => this.isHidden,
      isAttended: () => this.isAttended,
      soon: call => queueMicrotask(call),
      isNewerThere: async () => false,
      persist: () => {},
      ...world,
    }, {
      message: (room, { from, text }, count) => ({ title: `${from.name} in ${room.name ?? room.kind}`, body: `${text ?? '…'}${count > 1 ? ` (${count})` : ''}` }),
      actions: () => ({ reply: 'Reply', read: 'Mark read' }),
      came: (people, count) => ({ title: `${count} came`, body: people.map(person => person.name).join(', ') }),
    }, (room, seq) => void this.gone.push(seq === undefined ? room : `${room} ${seq}`))
  }

  hide(): void {
    this.isHidden = true
    this.isAttended = false
    this.teahouse.hidden()
  }

  /** Another window is used; this one can still be seen. */
  blur(): void {
    this.isAttended = false
    this.teahouse.blurred()
  }

  focus(): void {
    this.isAttended = true
    this.teahouse.focused()
  }

  show(): void {
    this.isHidden = false
    this.isAttended = true
    this.teahouse.shown()
  }
}

/** What stands in a room, as one would read it aloud. */
export function read(room: OpenRoom): string[] {
  return room.items.value.map((item) => {
    switch (item.kind) {
      case 'message': return `${item.from.name}: ${item.text}`
      case 'takenBack': return `${item.from.name} took back ${item.count}`
      case 'membership': return `${item.from.name} ${item.change}`
      case 'arranged': return item.whom ? `${item.from.name} ${item.did} ${item.whom.name}` : `${item.from.name} arranged ${[item.name, item.topic, item.speakers, item.window].filter(what => what !== undefined).join(', ')}`
      case 'hole': return `… ${item.count} …`
      case 'draft': return `${item.state}: ${item.text}`
    }
  })
}
