import { describe, expect, it } from 'vitest'
import { settled } from '../testing/manualClock'
import { browserTabLife } from './tabs'

/** As much of Web Locks as tabs use: exclusive locks by name, until their callback is done. */
class Locks {
  readonly held = new Map<string, Promise<unknown>>()

  async request<T>(name: string, run: () => Promise<T>): Promise<T> {
    while (this.held.has(name))
      await this.held.get(name)
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

  it('take every other for gone where there are no locks, because the server knows a draft by its cid', async () => {
    const life = browserTabLife('one', undefined)
    expect(await life.gone(['one', 'two'])).toEqual(new Set(['two']))
    expect(await life.alone('anything', async () => 7)).toBe(7)
  })
})
