import type { BrowserContext, BrowserContextOptions } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import { Server } from '../process/server.mjs'
import { Visitor } from './visitor'

interface House {
  /** What the house is told beside, when it is opened. */
  opened: { flags?: string[], env?: Record<string, string> }
  /** A house of this test's own. */
  house: Server
  /** Somebody new with a browser of their own, not yet on any page. */
  somebody: (options?: BrowserContextOptions) => Promise<Visitor>
  /** The same browser once more: another tab. */
  tab: (of: Visitor) => Promise<Visitor>
  /** Somebody new, in the lobby, called so. */
  comes: (name: string, options?: BrowserContextOptions) => Promise<Visitor>
}

export const test = base.extend<House>({
  opened: [{}, { option: true }],
  house: async ({ opened }, use, info) => {
    const house = await Server.open({ flags: ['--limits', 'none', ...opened.flags ?? []], env: opened.env ?? {} })
    await use(house)
    if (info.status !== info.expectedStatus) await info.attach('the log of the house', { body: house.log })
    await house.close()
  },
  somebody: async ({ house, browser, contextOptions, viewport, locale, colorScheme }, use) => {
    const contexts: BrowserContext[] = []
    const visitors: Visitor[] = []
    await use(async options => {
      const context = await browser.newContext({ ...contextOptions, viewport, locale, colorScheme, ...options })
      contexts.push(context)
      const visitor = new Visitor(await context.newPage(), new URL(house.page).origin)
      visitors.push(visitor)
      return visitor
    })
    const troubles = visitors.flatMap(visitor => visitor.troubles)
    await Promise.all(contexts.map(context => context.close()))
    expect(troubles, 'nothing goes wrong out of sight').toEqual([])
  },
  tab: async ({ house }, use) => {
    const visitors: Visitor[] = []
    await use(async of => {
      const visitor = new Visitor(await of.page.context().newPage(), new URL(house.page).origin)
      visitors.push(visitor)
      return visitor
    })
    expect(visitors.flatMap(visitor => visitor.troubles), 'nothing goes wrong out of sight').toEqual([])
  },
  comes: async ({ somebody }, use) => {
    await use(async (name, options) => {
      const visitor = await somebody(options)
      await visitor.arrive(name)
      return visitor
    })
  },
})

export { expect }
