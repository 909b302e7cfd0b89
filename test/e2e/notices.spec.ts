import { choose, phone } from './message'
import { allow, lookAway, lookBack, press, shown } from './notified'
import { en } from './visitor'
import { expect, test } from './house'

test('Each room rings once, with the newest words and how many wait, and is still when it was read on another device', async ({ comes, tab }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  const worker = await allow(ana)
  const second = await tab(ana)
  await second.open()
  await expect(second.box).toBeVisible()
  for (const one of [ana, second]) await lookAway(one.page)
  await ben.say('@ana tea?')
  await expect.poll(() => shown(worker)).toEqual(['ben · Lobby: @ana tea?'])
  await ben.say('@ana now?')
  await expect.poll(() => shown(worker)).toEqual([`ben · Lobby: @ana now?\n${en.reach.more(1)}`])
  await expect(ana.page).toHaveTitle(/^\(2\) /)
  await expect(ana.page.locator('link[rel="icon"]')).toHaveAttribute('data-mark', '2')
  await lookBack(second.page)
  await expect.poll(() => shown(worker)).toEqual([])
  await expect(ana.page.locator('link[rel="icon"]')).toHaveAttribute('data-mark', '')
})

test('Words that were edited or taken back are not shown by the system any longer', async ({ comes }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  const worker = await allow(ana)
  await lookAway(ana.page)
  await ben.say('@ana a secret')
  await expect.poll(() => shown(worker)).toEqual(['ben · Lobby: @ana a secret'])
  await choose(ben, 'a secret', en.message.recall)
  await expect.poll(() => shown(worker)).toEqual([])
})

test('A press on the notification leads to the message, and it can be answered and marked as read there', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await comes('cem', phone)
  const worker = await allow(ana)
  await ana.makeRoom('walks')
  await lookAway(ana.page)
  await ben.say('@ana come back')
  await expect.poll(() => shown(worker)).toHaveLength(1)
  await press(worker)
  await ana.isIn('Lobby')
  await expect(ana.log.locator('.shines')).toContainText('come back')
  expect(await shown(worker)).toEqual([])

  await ben.say('@ana are you there?')
  await expect.poll(() => shown(worker)).toHaveLength(1)
  await press(worker, 'reply', 'I am')
  await ben.sees('I am')
  await expect.poll(() => shown(worker)).toEqual([])

  await ben.say('@ana good')
  await expect.poll(() => shown(worker)).toHaveLength(1)
  await expect(ana.page).toHaveTitle(/^\(1\) /)
  await press(worker, 'read')
  await expect(ana.page).toHaveTitle(/^Lobby/)
})

test('What came while the line was cut is one notification for each room', async ({ comes }) => {
  test.slow()
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  const worker = await allow(ana)
  await lookAway(ana.page)
  ana.bearsOutage = true
  await ana.page.context().setOffline(true)
  await expect(ana.bannerOut.or(ana.page.getByText(en.banner.offline)).first()).toBeVisible()
  for (const text of ['@ana one', '@ana two', '@ana three']) await ben.say(text)
  expect(await shown(worker)).toEqual([])
  await ana.page.context().setOffline(false)
  // A line that was cut without a word is noticed by the heartbeat, and on a slow machine late.
  await expect.poll(() => shown(worker), { timeout: 60_000 }).toEqual([`ben · Lobby: @ana three\n${en.reach.more(2)}`])
})

test('Sounds, the words in notices and quiet hours are chosen in settings, for this device', async ({ comes, tab }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  const worker = await allow(ana)
  await ana.open('#settings/reaching')
  const { page } = ana
  await page.getByRole('switch', { name: en.reach.words }).tap()
  await page.getByRole('switch', { name: en.reach.sounds }).tap()
  await page.getByText(en.reach.volumes.low, { exact: true }).tap()
  await page.reload()
  await expect(page.getByRole('switch', { name: en.reach.words })).not.toBeChecked()
  await expect(page.getByRole('radio', { name: en.reach.volumes.low })).toBeChecked()
  const second = await tab(ana)
  await second.open('#lobby')
  for (const one of [ana, second]) await lookAway(one.page)
  await ben.say('@ana a surprise')
  await expect.poll(() => shown(worker)).toEqual([`ben · Lobby: ${en.reach.unnamed(1)}`])

  await page.getByRole('switch', { name: en.reach.quiet }).tap()
  for (const label of [en.reach.from, en.reach.to]) await page.getByLabel(label, { exact: true }).fill('00:00')
  await lookBack(second.page)
  await second.sees('@ana a surprise')
  await expect.poll(() => shown(worker)).toEqual([])
  await lookAway(second.page)
  for (const one of [ana, second]) {
    await one.page.evaluate(() => {
      const show = ServiceWorkerRegistration.prototype.showNotification
      ServiceWorkerRegistration.prototype.showNotification = function (title, options) {
        localStorage.setItem('shown', `${localStorage.getItem('shown') ?? ''}${options?.body};`)
        return show.call(this, title, options)
      }
    })
  }
  await ben.say('@ana sleep well')
  await expect(second.page).toHaveTitle(/^\(1\) /)
  await page.getByRole('switch', { name: en.reach.words }).tap()
  await page.getByRole('switch', { name: en.reach.quiet }).tap()
  await ben.say('@ana good morning')
  await expect.poll(() => shown(worker)).toHaveLength(1)
  expect(await page.evaluate(() => localStorage.getItem('shown'))).toBe(`@ana good morning\n${en.reach.more(1)};`)
})
