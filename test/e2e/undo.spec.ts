import { expect, test } from './house'
import { choose, message, phone, rest } from './message'
import { en, type Visitor } from './visitor'

const undo = (of: Visitor) => of.page.getByRole('button', { name: en.undo.undo })

test('What ben takes back on his phone looks gone to him at once, and with Undo nobody ever missed it', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ben.box.fill('green')
  await ben.page.getByRole('button', { name: en.composer.send }).click()
  await ana.sees('green')
  await rest(ben, 'green')
  await ben.page.getByRole('dialog', { name: en.message.tools }).getByRole('button', { name: en.message.recall }).click()
  await expect(ben.page.getByText(en.undo.recalled(1))).toBeVisible()
  await expect(ben.log.getByText(en.message.recalledOwn)).toBeVisible()
  await undo(ben).click()
  await ben.sees('green')
  await expect(ben.page.getByText(en.undo.recalled(1))).toBeHidden()
  await ana.say('still there')
  await ben.sees('still there')
  await expect(message(ana, 'green')).toBeVisible()
})

test('Who leaves the page after taking something back has taken it back', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.say('the code is 1234')
  await ben.sees('the code is 1234')
  await choose(ana, '1234', en.message.recall)
  await expect(ana.log.getByText(en.message.recalledOwn)).toBeVisible()
  await ana.page.reload()
  await expect(ben.log.getByText(en.message.recalledThis)).toBeVisible()
  await expect(message(ana, '1234')).toBeHidden()
})

test('A room that ana left by mistake is hers again with one press', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.makeRoom('tea')
  await ana.say('for tea')
  await ana.page.getByRole('button', { name: en.room.more }).click()
  await ana.page.getByRole('button', { name: en.room.leave }).click()
  await ana.page.getByRole('button', { name: en.room.leaveYes }).click()
  await ana.isIn('Lobby')
  await expect(ana.row('tea')).toBeHidden()
  await undo(ana).click()
  await ana.isIn('tea')
  await ana.sees('for tea')
  await ana.say('and back')
})
