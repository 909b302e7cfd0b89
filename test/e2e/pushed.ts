import type { Page } from '@playwright/test'
import { test as base, expect } from './house'
import { allow } from './notified'
import { PushService } from './pushService'
import { en, type Visitor } from './visitor'

/** A house that pushes to a push service on this machine. */
export const test = base.extend<{ service: PushService }>({
  // eslint-disable-next-line no-empty-pattern
  service: async ({}, use) => {
    const service = await PushService.open()
    await use(service)
    await service.close()
  },
  opened: async ({ service }, use) => {
    await use({ flags: ['--push', 'loopback'], env: service.env })
  },
})

/** Somebody who wants to be pushed to, with the switch in settings; in the lobby. Answers their worker. */
export async function wanting(service: PushService, visitor: Visitor) {
  await service.serve(visitor.page.context())
  const worker = await allow(visitor)
  await visitor.open('#settings/reaching')
  const push = visitor.page.getByRole('switch', { name: en.reach.push })
  await push.click()
  await expect(push).toBeChecked()
  await visitor.open('#lobby')
  await expect(visitor.box).toBeVisible()
  return worker
}

/** As when a push comes to the browser of a page, of the house that another page is of. */
export async function deliver(to: Page, house: Page, words: object) {
  const session = await to.context().newCDPSession(to)
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId))
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.deliverPushMessage', { origin: new URL(house.url()).origin, registrationId: await registered, data: JSON.stringify(words) })
  await session.detach()
}
