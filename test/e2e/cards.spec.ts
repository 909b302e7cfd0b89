import { expect, test } from './house'
import { message, phone } from './message'
import { en } from './visitor'

const boat = 'https://www.lakeside.example/photos/the-boat.jpg'

test('A link has a card of what its address says, for both, and no site is asked for anything', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ana.say(`there it is: ${boat}`)
  for (const one of [ana, ben]) {
    const card = message(one, 'there it is').locator('.link-card')
    await expect(card).toContainText('the-boat.jpg')
    await expect(card).toContainText('Picture · lakeside.example')
    await expect(card.getByRole('link')).toHaveAttribute('href', boat)
    await expect(card.locator('img')).toHaveCount(0)
  }
  // That no request went anywhere else is looked at behind every test (house.ts).
})

test('Ben folds a card and it stays folded, and who wants no cards has none, also after a reload', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.say(boat)
  const card = message(ben, boat).locator('.link-card')
  await card.getByRole('button', { name: en.card.fold('lakeside.example') }).click()
  await expect(card.getByRole('link')).toBeHidden()
  await ben.row('Lobby').click()
  await ana.say('still there?')
  await ben.sees('still there?')
  await expect(card.getByRole('link')).toBeHidden()
  await card.getByRole('button', { name: en.card.unfold('lakeside.example') }).click()
  await expect(card.getByRole('link')).toBeVisible()

  await ben.open('#settings/look')
  await ben.page.getByRole('switch', { name: en.settings.names.cards }).click()
  await ben.page.keyboard.press('Escape')
  await ben.sees(boat)
  await expect(card).toHaveCount(0)
  await ben.page.reload()
  await ben.sees(boat)
  await expect(card).toHaveCount(0)
  await expect(message(ana, boat).locator('.link-card')).toBeVisible()
})

test('A link to a room of the house leads there without leaving the page', async ({ comes, house }) => {
  const ana = await comes('ana')
  await ana.makeRoom('tea')
  const room = new URL(ana.page.url()).hash
  await ana.row('Lobby').click()
  await ana.box.fill(`over there: ${house.page}${room}`)
  await ana.box.press('Enter')
  await message(ana, 'over there').locator('.link-card').getByRole('link', { name: en.card.room }).click()
  await ana.isIn('tea')
  expect(ana.page.context().pages()).toHaveLength(1)
})

test('An address in letters that pretend to be others says where it leads, and what names one site and opens another does too', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.box.fill('https://аррӏе.com/log-in')
  await ana.box.press('Enter')
  await expect(message(ben, 'https://аррӏе.com').locator('.words')).toContainText('(xn--80ak6aa92e.com)')
  await expect(message(ben, 'https://аррӏе.com').locator('.link-card')).toContainText('xn--80ak6aa92e.com')
  await ana.box.fill('[https://bank.example/log-in](https://evil.example/log-in)')
  await ana.box.press('Enter')
  await expect(message(ben, 'bank.example').locator('.words')).toContainText('(evil.example)')
  await expect(message(ben, 'bank.example').locator('.link-card .site')).toHaveText('evil.example')
  await ana.box.fill('https://münchen.de/bier-und-tee')
  await ana.box.press('Enter')
  await expect(message(ben, 'münchen').locator('.words')).toHaveText('https://münchen.de/bier-und-tee')
  await expect(message(ben, 'münchen').locator('.link-card .site')).toHaveText('münchen.de')
})
