import { expect, test } from './house'
import { en } from './visitor'

test('A room is made by one, found and entered by another, talked in, and left', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.makeRoom('Weekend walks', 'Boots and buns')
  await ana.say('Where to?')

  await ben.page.getByRole('link', { name: en.rail.open }).click()
  await ben.page.getByRole('searchbox', { name: en.rooms.find }).fill('walk')
  await ben.page.getByRole('button', { name: /Weekend walks/ }).click()
  await ben.isIn('Weekend walks')
  await ben.sees('Where to?')
  await ben.say('The lake')
  await ana.sees('The lake')
  await expect(ana.here.getByRole('heading', { name: 'Here 2' })).toBeVisible()

  await ben.page.getByRole('button', { name: en.room.more }).click()
  await ben.page.getByRole('button', { name: en.room.leave }).click()
  await ben.page.getByRole('button', { name: en.room.leaveYes, exact: true }).click()
  await ben.isIn('Lobby')
  await expect(ben.row('Weekend walks')).toBeHidden()
  await expect(ana.here.getByRole('heading', { name: 'Here 1' })).toBeVisible()
})

test('What is said in a room is not heard in the lobby, and a stranger cannot read it', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.makeRoom('tea')
  await ana.say('only here')
  const address = new URL(ana.page.url()).hash
  await ben.say('in the lobby')
  await expect(ben.words).toHaveText(['in the lobby'])
  await ben.open(address)
  await expect(ben.page.getByRole('heading', { name: en.room.notIn })).toBeVisible()
  await expect(ben.page.getByRole('button', { name: en.room.enter })).toBeVisible()
  await expect(ben.page.getByText('only here')).toBeHidden()
})

test('Two rooms cannot have one name, and one is told so', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.makeRoom('tea')
  await ana.page.getByRole('link', { name: en.rail.open }).click()
  await ana.page.getByLabel(en.rooms.name, { exact: true }).fill('Tea')
  await ana.page.getByRole('button', { name: en.rooms.create }).click()
  await expect(ana.page.getByText(en.refused('roomNameTaken'))).toBeVisible()
})
