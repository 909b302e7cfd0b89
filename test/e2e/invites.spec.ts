import type { Page } from '@playwright/test'
import { expect, test } from './house'
import { phone } from './message'
import { en, type Visitor } from './visitor'

async function makePrivate(who: Visitor, name: string) {
  await who.page.getByRole('link', { name: en.rail.open }).click()
  await who.page.getByLabel(en.rooms.name, { exact: true }).fill(name)
  await who.page.getByText(en.rooms.invited, { exact: true }).click()
  await who.page.getByRole('button', { name: en.rooms.create }).click()
  await who.isIn(name)
}

/** Makes a link in what is on screen, and reads it. */
async function link(page: Page, choices: string[] = []): Promise<string> {
  for (const choice of choices) await page.getByText(choice, { exact: true }).click()
  await page.getByRole('button', { name: en.invites.make, exact: true }).click()
  await expect(page.getByRole('img', { name: en.invites.code })).toBeVisible()
  const shown = await page.locator('.invite-link .url').innerText()
  expect(shown).toMatch(/\/#\/invite\/[\w-]{22}$/)
  return shown.slice(shown.indexOf('#'))
}

async function invitePanel(who: Visitor) {
  await who.page.getByRole('button', { name: en.room.more }).click()
  await who.page.getByRole('button', { name: en.room.invite }).click()
  return who.page.getByRole('dialog', { name: en.invites.title })
}

test('Somebody who was never here opens a link on a phone, sees where it leads, comes in and talks', async ({ comes, somebody, tab }) => {
  const ana = await comes('ana')
  await makePrivate(ana, 'Moving day')
  const hash = await link(ana.page)
  await ana.say('boxes are in the hall')

  const ben = await somebody(phone)
  await ben.open(hash)
  await expect(ben.page.getByRole('heading', { name: 'Moving day' })).toBeVisible()
  await expect(ben.page.getByText(en.invites.asked('ana'))).toBeVisible()
  await expect(ben.page.getByText(en.invites.in(1))).toBeVisible()
  await ben.page.getByRole('button', { name: en.invites.enter }).click()
  await ben.isIn('Moving day')
  await ben.sees('boxes are in the hall')
  // A finger's Enter begins a new line.
  await ben.box.fill('on my way')
  await ben.page.getByRole('button', { name: en.composer.send }).click()
  await ben.sees('on my way')
  await ana.sees('on my way')

  // It is theirs from now on: after a reload, in another tab, and the link says so.
  await ben.page.reload()
  await ben.sees('on my way')
  const again = await tab(ben)
  await again.open(hash)
  await expect(again.page.getByText(en.invites.entered)).toBeVisible()
  await again.page.getByRole('button', { name: en.invites.open }).click()
  await again.sees('on my way')
})

test('A private room is found by nobody, and its address alone opens nothing', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await makePrivate(ana, 'Moving day')
  const address = new URL(ana.page.url()).hash
  await ben.page.getByRole('link', { name: en.rail.open }).click()
  await expect(ben.page.getByText(en.rooms.none)).toBeVisible()
  await ben.open(address)
  await expect(ben.page.getByRole('heading', { name: en.room.unknown })).toBeVisible()
})

test('A link for one lets one in, and a link that was taken back nobody', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  const cem = await comes('cem')
  await makePrivate(ana, 'Moving day')
  await ana.say('hello')
  const panel = await invitePanel(ana)
  await expect(panel.getByText(en.invites.none)).toBeVisible()
  const once = await link(ana.page, [en.invites.one])
  await expect(panel.getByText(en.invites.used(0, 1))).toBeVisible()
  await ben.open(once)
  await ben.page.getByRole('button', { name: en.invites.enter }).click()
  await ben.isIn('Moving day')
  await cem.open(once)
  await expect(cem.page.getByRole('heading', { name: en.invites.usedUp[0] })).toBeVisible()

  const shown = ana.page.locator('.invite-link .url')
  const before = await shown.innerText()
  await ana.page.getByText(en.invites.any, { exact: true }).click()
  await ana.page.getByRole('button', { name: en.invites.another }).click()
  await expect(shown).not.toHaveText(before)
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  const open = await shown.innerText()
  await panel.getByRole('button', { name: en.invites.revoke }).click()
  await expect(panel.getByText(en.invites.none)).toBeVisible()
  await cem.open(open.slice(open.indexOf('#')))
  await expect(cem.page.getByRole('heading', { name: en.invites.revoked[0] })).toBeVisible()

  // Who does not keep the room has no such means.
  await ben.page.getByRole('button', { name: en.room.more }).click()
  await expect(ben.page.getByRole('button', { name: en.room.leave })).toBeVisible()
  await expect(ben.page.getByRole('button', { name: en.room.invite })).toBeHidden()
})

test('An invitation opens once the house answers again', async ({ comes, somebody }) => {
  const ana = await comes('ana')
  await makePrivate(ana, 'Moving day')
  const hash = await link(ana.page, [en.invites.hour])
  const ben = await somebody()
  await ben.open(hash)
  await expect(ben.page.getByRole('heading', { name: 'Moving day' })).toBeVisible()
  ben.bearsOutage = true
  await ben.page.context().setOffline(true)
  await expect(ben.page.getByRole('button', { name: en.invites.enter })).toBeDisabled()
  await ben.page.context().setOffline(false)
  await ben.page.getByRole('button', { name: en.invites.enter }).click()
  await ben.isIn('Moving day')
})
