import { describe, expect, it } from 'vitest'
import { settled } from '../testing/manualClock'
import { browserTabLife } from './tabs'

/** As much of Web Locks as tabs use: exclusive locks by name, until their callback is done. */
class Locks {
  readonly held = new Map<string, Promise<unknown>>()

  async request<T>(name: string, options: { signal?: AbortSignal } | (() => Promise<T>), given?: () => Promise<T>): Promise<T> {
    const [{ signal }, run] = typeof options === 'function' ? [{ signal: undefined }, options] : [options, given!]
    while (this.held.has(name))
      await this.held.get(name)
    signal?.throwIfAborted()
    const done = run()
    this.held.set(name, done)
    return done.finally(() => this.held.delete(name))
  }

  async query() {
    return { held: [...this.held.keys()].map(name => ({ name })), pending: [] }
  }
}

const lockManager = (locks: Locks) => locks as unknown as LockManager

describe('tabs', () => {
  it('know which others are no more by the locks that these held', async () => {
    const locks = new Locks()
    const one = browserTabLife('one', lockManager(locks))
    browserTabLife('two', lockManager(locks))
    expect(await one.gone(['one', 'two', 'three'])).toEqual(new Set(['three']))
    locks.held.delete('teahouse-tab-two')
    expect(await one.gone(['two'])).toEqual(new Set(['two']))
  })

  it('do one after the other what only one may do', async () => {
    const locks = new Locks()
    const [one, two] = [browserTabLife('one', lockManager(locks)), browserTabLife('two', lockManager(locks))]
    const story: string[] = []
    let finish = () => {}
    const first = one.alone('session', async () => {
      story.push('one begins')
      await new Promise<void>(resolve => finish = resolve)
      story.push('one is done')
      return 1
    })
    const second = two.alone('session', async () => story.push('two'))
    await settled()
    expect(story).toEqual(['one begins'])
    finish()
    expect(await first).toBe(1)
    await second
    expect(story).toEqual(['one begins', 'one is done', 'two'])
  })

  it('have one that leads, which another one follows when it steps back or cannot hear any more', async () => {
    const locks = new Locks()
    const [one, two, three] = ['one', 'two', 'three'].map(id => browserTabLife(id, lockManager(locks)))
    const leading = async () => {
      await settled()
      return [one!, two!, three!].filter(tab => tab.leads()).map(tab => tab.id)
    }
    expect(await leading()).toEqual([])
    for (const tab of [one!, two!, three!])
      tab.stand()
    expect(await leading()).toEqual(['one'])
    // Who steps back before it was their turn does not come to lead.
    two!.stepBack()
    one!.stepBack()
    expect(await leading()).toEqual(['three'])
    one!.stand()
    three!.stepBack()
    expect(await leading()).toEqual(['one'])
  })

  it('take every other for gone where there are no locks, because the server knows a draft by its cid', async () => {
    const life = browserTabLife('one', undefined)
    expect(await life.gone(['one', 'two'])).toEqual(new Set(['two']))
    expect(await life.alone('anything', async () => 7)).toBe(7)
  })
})
