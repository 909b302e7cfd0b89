import type { Page } from '@playwright/test'
import { zh } from '../../web/src/words/zh'
import { phone } from './message'
import { allow } from './notified'
import { en, type Visitor } from './visitor'
import { expect, test } from './house'

const { doctor } = en

const rung = (page: Page, name: keyof typeof doctor.rungs) => page.getByRole('listitem').filter({ has: page.getByText(doctor.rungs[name].name, { exact: true }) })

async function examine(of: Visitor) {
  await of.page.getByRole('button', { name: new RegExp(`^(${doctor.begin}|${doctor.again})$`) }).click()
}
const sum = (of: Visitor) => of.page.getByRole('status').filter({ hasText: doctor.reached })

test('Every way that holds is said to hold, and the sum says that one can be reached', async ({ comes }) => {
  const ana = await comes('ana', phone)
  await comes('ben')
  await allow(ana)
  await ana.open('#settings/reaching')
  await ana.page.getByRole('switch', { name: en.reach.sounds }).click()
  await examine(ana)
  await expect(sum(ana)).toContainText(doctor.reachedBy.system)
  await expect(rung(ana.page, 'page')).toContainText('Arrived')
  for (const name of ['sound', 'system', 'worker'] as const) await expect(rung(ana.page, name)).toContainText(doctor.states.works)
})

test('What is denied, missing and off is named with what to do, and mended by the next try, in Chinese too', async ({ somebody, comes }) => {
  await comes('ben', phone)
  const ana = await somebody()
  await ana.page.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' })
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('not in this window'))
  })
  await ana.arrive('ana')
  await ana.open('#settings/reaching')
  await examine(ana)
  await expect(sum(ana)).toContainText(doctor.reachedBy.page)
  await expect(rung(ana.page, 'sound')).toContainText(doctor.why['sound.off'])
  await expect(rung(ana.page, 'system')).toContainText(doctor.why['system.denied'])
  await expect(rung(ana.page, 'worker')).toContainText(doctor.why['worker.missing'])
  await ana.page.getByRole('switch', { name: en.reach.sounds }).click()
  await examine(ana)
  await expect(rung(ana.page, 'sound')).toContainText(doctor.states.works)

  await ana.open('#settings/look')
  await ana.page.getByText('中文', { exact: true }).click()
  await ana.open('#settings/reaching')
  await ana.page.getByRole('button', { name: zh.doctor.begin }).click()
  await expect(ana.page.getByText(zh.doctor.why['system.denied'])).toBeVisible()
})

test('A house that does not answer is named', async ({ comes }) => {
  const ana = await comes('ana')
  await comes('ben', phone)
  await ana.open('#settings/reaching')
  ana.bearsOutage = true
  await ana.page.context().setOffline(true)
  await examine(ana)
  await expect(rung(ana.page, 'page')).toContainText(doctor.why['page.cut'])
  await ana.page.context().setOffline(false)
  await expect(async () => {
    await examine(ana)
    await expect(rung(ana.page, 'page')).toContainText('Arrived', { timeout: 2_000 })
  }).toPass()
})
