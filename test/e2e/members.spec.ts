import { expect, test } from './house'
import { choose, phone } from './message'
import { en, type Visitor } from './visitor'

async function openMembers(who: Visitor) {
  await who.page.getByRole('button', { name: en.room.more }).click()
  await who.page.getByRole('button', { name: en.keeping.members }).click()
  const panel = who.page.getByRole('dialog', { name: en.keeping.members })
  await expect(panel).toBeVisible()
  return panel
}

/** The card of somebody in the list of members. */
async function openCard(who: Visitor, name: string) {
  await (await openMembers(who)).getByRole('button', { name: new RegExp(`^${name}`) }).click()
  const card = who.page.getByRole('dialog', { name: en.keeping.about(name) })
  await expect(card.getByRole('heading', { name })).toBeVisible()
  return card
}

async function enters(who: Visitor, address: string, name: string) {
  await who.open(address)
  await who.page.getByRole('button', { name: en.room.enter }).click()
  await who.isIn(name)
}

test('The list of members names who is there and who keeps the room, and finds them also by pinyin', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.makeRoom('Tea')
  const address = new URL(ana.page.url()).hash
  const zhang = await comes('张三')
  await enters(zhang, address, 'Tea')
  await zhang.page.close()

  const panel = await openMembers(ana)
  await expect(panel.getByRole('heading', { name: `${en.keeping.members} 2` })).toBeVisible()
  await expect(panel.getByRole('button', { name: /^ana.*Keeper/ })).toBeVisible()
  await expect(panel.getByRole('button', { name: /张三/ })).not.toContainText(en.keeping.keeper)
  await panel.getByLabel(en.people.find).fill('zs')
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  await expect(panel.getByRole('button', { name: /张三/ })).toBeVisible()
  await panel.getByLabel(en.people.find).fill('zoe')
  await expect(panel.getByText(en.people.nobody('zoe'))).toBeVisible()
})

test('A keeper makes somebody a keeper, who is told at once and can do what keepers do, until it is taken back', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.makeRoom('Tea')
  const ben = await comes('ben', phone)
  await enters(ben, new URL(ana.page.url()).hash, 'Tea')

  const card = await openCard(ana, 'ben')
  await card.getByRole('button', { name: en.keeping.appoint }).click()
  await expect(card.getByText(en.keeping.keeper, { exact: true })).toBeVisible()
  await expect(ben.log.getByText('ana made ben a keeper')).toBeVisible()
  await ben.page.getByRole('button', { name: en.room.more }).click()
  await ben.page.getByRole('button', { name: en.keeping.settings }).click()
  const settings = ben.page.getByRole('dialog', { name: en.keeping.settings })
  await settings.getByLabel(en.rooms.name, { exact: true }).fill('Cocoa')
  await settings.getByRole('button', { name: en.keeping.save }).click()
  await ana.isIn('Cocoa')

  await card.getByRole('button', { name: en.keeping.dismiss }).click()
  await expect(ben.log.getByText('ana made ben a keeper no more')).toBeVisible()
  await ben.page.getByRole('button', { name: en.room.more }).click()
  await ben.page.getByRole('button', { name: en.keeping.settings }).click()
  await expect(settings.getByText(en.keeping.onlyKeepers)).toBeVisible()
})

test('The last keeper stays one, and when they leave, who has been there the longest keeps the room and is told', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.makeRoom('Tea')
  const ben = await comes('ben')
  await enters(ben, new URL(ana.page.url()).hash, 'Tea')
  const card = await openCard(ana, 'ana')
  await card.getByRole('button', { name: en.keeping.resign }).click()
  await expect(card.getByText(en.refused('lastKeeper'))).toBeVisible()
  await ana.page.keyboard.press('Escape')
  await ana.page.getByRole('button', { name: en.room.more }).click()
  await ana.page.getByRole('button', { name: en.room.leave, exact: true }).click()
  await ana.page.getByRole('button', { name: en.room.leaveYes, exact: true }).click()
  await expect(ben.log.getByText(`ben ${en.keeping.arranged.keeps}`)).toBeVisible()
  await ben.page.getByRole('button', { name: en.room.more }).click()
  await expect(ben.page.getByRole('button', { name: en.room.invite })).toBeVisible()
})

test('Who is removed is told so in plain words on all devices, the room goes from their list, and they can come back', async ({ comes, tab }) => {
  const ana = await comes('ana')
  await ana.makeRoom('Tea')
  const address = new URL(ana.page.url()).hash
  const ben = await comes('ben')
  await enters(ben, address, 'Tea')
  await ben.say('hello')
  const second = await tab(ben)
  await second.open('#lobby')
  await expect(second.row('Tea')).toBeVisible()

  const card = await openCard(ana, 'ben')
  await card.getByRole('button', { name: en.keeping.remove }).click()
  await expect(card.getByText(en.keeping.removeWhat)).toBeVisible()
  await card.getByRole('button', { name: en.keeping.removeYes, exact: true }).click()
  await expect(ana.page.getByRole('dialog', { name: en.keeping.members }).getByRole('listitem')).toHaveCount(1)
  await expect(ana.log.getByText('ana removed ben')).toBeVisible()
  for (const one of [ben, second]) {
    await expect(one.page.getByText(en.keeping.removed('ana', 'Tea'))).toBeVisible()
    await expect(one.row('Tea')).toBeHidden()
  }
  await expect(ben.box).toBeHidden()
  await second.page.getByRole('button', { name: en.banner.dismiss }).click()
  await expect(second.page.getByText(en.keeping.removed('ana', 'Tea'))).toBeHidden()
  await ben.page.getByRole('button', { name: en.room.enter }).click()
  await ben.isIn('Tea')
  await expect(second.row('Tea')).toBeVisible()
})

test('The card of a person says since when they are known and what they were called, and leads to writing to them', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ben.rename('ben', 'Benedikt')
  await ben.say('good morning')
  await choose(ana, 'good morning', en.keeping.about('Benedikt'))
  const card = ana.page.getByRole('dialog', { name: en.keeping.about('Benedikt') })
  await expect(card.getByText(/^Here for the first time/)).toBeVisible()
  await expect(card.getByRole('listitem').filter({ hasText: 'ben' }).first()).toBeVisible()
  await card.getByRole('link', { name: en.people.write('Benedikt') }).click()
  await ana.isIn('Benedikt')
  await ana.say('hello there')
  await ana.page.getByRole('button', { name: en.room.more }).click()
  await ana.page.getByRole('button', { name: en.keeping.about('Benedikt') }).click()
  await expect(card.getByRole('heading', { name: 'Benedikt' })).toBeVisible()
  await expect(card.getByRole('button', { name: en.keeping.remove })).toHaveCount(0)
})
