import type { Page } from '@playwright/test'
import { zh } from '../../web/src/words/zh'
import { phone } from './message'
import { allow } from './notified'
import { deliver, test, wanting } from './pushed'
import type { PushService } from './pushService'
import { en, type Visitor } from './visitor'
import { expect } from './house'

const { doctor } = en

const rung = (page: Page, name: keyof typeof doctor.rungs) => page.getByRole('listitem').filter({ has: page.getByText(doctor.rungs[name].name, { exact: true }) })
const sum = (of: Visitor) => of.page.getByRole('status').filter({ hasText: doctor.reached })

async function examine(of: Visitor) {
  await of.page.getByRole('button', { name: new RegExp(`^(${doctor.begin}|${doctor.again})$`) }).click()
}

/** In the settings, with pushes turned on there. */
async function inSettings(service: PushService, visitor: Visitor) {
  await wanting(service, visitor)
  await visitor.open('#settings/reaching')
}

test('A real push is sent to oneself and arrives, and the sum says that one can be reached with the page closed', async ({ comes, service }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  await inSettings(service, ana)
  await examine(ana)
  await expect.poll(() => service.pushed.length).toBe(1)
  expect(service.pushed[0]!.words).toEqual({ test: true })
  expect(service.pushed[0]!.headers).toMatchObject({ ttl: '60' })
  await deliver(ana.page, ben.page, service.pushed[0]!.words)
  await expect(rung(ana.page, 'sender')).toContainText('Arrived')
  for (const name of ['system', 'worker', 'push'] as const) await expect(rung(ana.page, name)).toContainText(doctor.states.works)
  await expect(sum(ana)).toContainText(doctor.reachedBy.sender)
})

test('What the push service says is said in plain words: a device that it does not know, one that it does not serve, one that does not answer', async ({ comes, service }) => {
  const ana = await comes('ana')
  await comes('ben', phone)
  await inSettings(service, ana)
  for (const [status, why] of [[410, 'sender.gone'], [403, 'sender.refused'], [503, 'sender.unreachable']] as const) {
    service.status = status
    await examine(ana)
    await expect(rung(ana.page, 'sender')).toContainText(doctor.why[why])
    await expect(rung(ana.page, 'sender')).toContainText(doctor.states.broken)
  }
  await expect(sum(ana)).toContainText(doctor.reachedBy.system)
})

test('Push that is off, and a house that does not push there, are named', async ({ comes, service }) => {
  const ana = await comes('ana')
  await comes('ben', phone)
  await allow(ana)
  await ana.open('#settings/reaching')
  await examine(ana)
  await expect(rung(ana.page, 'push')).toContainText(doctor.why['push.off'])
  await expect(rung(ana.page, 'sender')).toContainText(doctor.why['sender.push'])
  await service.serve(ana.page.context(), { at: 'https://10.0.0.1/for/ana' })
  await ana.page.reload()
  await ana.page.getByRole('switch', { name: en.reach.push }).click()
  await examine(ana)
  await expect(rung(ana.page, 'sender')).toContainText(doctor.why['sender.forbidden'])
})

test('A network that does not reach the browser’s push service is named when push is turned on, in Chinese too', async ({ comes, service }) => {
  const ana = await comes('ana', phone)
  await service.serve(ana.page.context(), { fails: true })
  await allow(ana)
  await ana.open('#settings/reaching')
  await ana.page.getByRole('switch', { name: en.reach.push }).click()
  await expect(ana.page.getByText(en.reach.pushNot.unreachable)).toBeVisible()
  await expect(ana.page.getByRole('switch', { name: en.reach.push })).not.toBeChecked()
  await ana.open('#settings/look')
  await ana.page.getByText('中文', { exact: true }).click()
  await ana.open('#settings/reaching')
  await ana.page.getByRole('switch', { name: zh.reach.push }).click()
  await expect(ana.page.getByText(zh.reach.pushNot.unreachable)).toBeVisible()
})
