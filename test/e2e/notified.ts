import type { Page, Worker } from '@playwright/test'
import type { Visitor } from './visitor'
import { expect } from './house'

/** Another window is used: this one can still be seen. */
export const lookAway = (page: Page) => page.evaluate(() => {
  Document.prototype.hasFocus = () => false
  dispatchEvent(new Event('blur'))
})
export const lookBack = (page: Page) => page.evaluate(() => {
  Document.prototype.hasFocus = () => true
  dispatchEvent(new Event('focus'))
})

/** They allow notifications, and the page has its worker. */
export async function allow(visitor: Visitor): Promise<Worker> {
  const { page } = visitor
  await page.context().grantPermissions(['notifications'])
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await expect(visitor.box).toBeVisible()
  return page.context().serviceWorkers()[0]!
}

/** What the system shows, as the browser says. */
export const shown = (worker: Worker) => worker.evaluate(async () => {
  const all = await (self as unknown as { registration: ServiceWorkerRegistration }).registration.getNotifications()
  return all.map(({ title, body }) => `${title}: ${body}`)
})

/** Somebody does something with the notification. */
export const press = (worker: Worker, action = '', reply?: string) => worker.evaluate(async ([action, reply]) => {
  const scope = self as unknown as { registration: ServiceWorkerRegistration, dispatchEvent: (event: Event) => void }
  const [notification] = await scope.registration.getNotifications()
  const Made = (self as unknown as { NotificationEvent: new (kind: string, init: unknown) => Event }).NotificationEvent
  const event = new Made('notificationclick', { notification, action })
  if (reply) Object.defineProperty(event, 'reply', { value: reply })
  scope.dispatchEvent(event)
}, [action, reply] as const)
