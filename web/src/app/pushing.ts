import type { PushFate } from '../protocol/frames.gen'
import type { House } from './house'
import type { NoPush, PushAddress, PushBrowser } from './pushes'

/** Why somebody cannot be pushed to, beside what the browser says. `off`: the house does not push; `cut`: it cannot be asked now. */
export type NotPushed = NoPush | 'off' | 'cut'

/** What became of a push that was tried. `lost`: the push service took it, and it did not come. */
export type PushTried = { readonly came: true, readonly ms: number } | { readonly came: false, readonly why: PushFate | 'lost' | 'cut', readonly status?: number }

/** A push that was taken and has not come by then does not come through this network. */
export const ARRIVES_MS = 15_000

/** What of it the screens need. */
export type Push = Pick<Pushing, 'address' | 'turnOn' | 'turnOff' | 'attempt'>

/** Lets the house know where this browser is pushed to. */
export class Pushing {
  constructor(private readonly house: House, private readonly browser: PushBrowser) {
    house.world.reaching.onChange(() => void this.keep())
  }

  /** Where this browser is pushed to, if it is. */
  address(): Promise<PushAddress | undefined> {
    return this.browser.address()
  }

  /** Tells the house where this browser is pushed to, if it is, and how: it may have forgotten, or somebody else may be here now. */
  async keep(): Promise<void> {
    const address = await this.browser.address()
    if (address && this.house.isLive)
      await this.tell(address)
  }

  /** Call from a click. */
  async turnOn(): Promise<PushAddress | NotPushed> {
    const key = await this.browser.askKey()
    if (key === undefined || key === 'off')
      return key ?? 'cut'
    const address = await this.browser.subscribe(key)
    if (typeof address === 'string')
      return address
    return await this.tell(address) ? address : 'cut'
  }

  async turnOff(): Promise<void> {
    const address = await this.browser.address()
    await this.browser.unsubscribe()
    if (address)
      await this.house.requests.ask({ type: 'pushUnsubscribe', data: { endpoint: address.endpoint } })
  }

  /** Sends a push to this browser, and waits for it to come. */
  async attempt(address: PushAddress): Promise<PushTried> {
    const { clock } = this.house.world
    const began = clock.now()
    let arrived: (ms: number) => void = () => {}
    const arrival = new Promise<number>((resolve) => { arrived = resolve })
    const stop = this.browser.onTested(() => arrived(clock.now() - began))
    try {
      const answer = await this.house.requests.ask({ type: 'pushTest', data: address }, 'first')
      if ('refused' in answer || answer.frame.type !== 41)
        return { came: false, why: 'cut' }
      const { outcome, status } = answer.frame.data
      if (outcome !== 'delivered')
        return { came: false, why: outcome, ...status !== undefined && { status } }
      const late = new Promise<undefined>(resolve => clock.after(ARRIVES_MS, () => resolve(undefined)))
      const ms = await Promise.race([arrival, late])
      return ms === undefined ? { came: false, why: 'lost' } : { came: true, ms }
    }
    finally {
      stop()
    }
  }

  private async tell(address: PushAddress): Promise<boolean> {
    const { clock, reaching } = this.house.world
    const { words, quiet } = reaching.get()
    const hours = quiet.on ? { quietFrom: inUtc(quiet.from, clock.now()), quietTo: inUtc(quiet.to, clock.now()) } : {}
    const answer = await this.house.requests.ask({ type: 'pushSubscribe', data: { ...address, words, ...hours } })
    return !('refused' in answer) && answer.frame.type === 40 && answer.frame.data.on
  }
}

const DAY = 24 * 60

/** A minute of the day here, as it is now in UTC. */
function inUtc(minute: number, now: number): number {
  return (minute + new Date(now).getTimezoneOffset() + DAY) % DAY
}
