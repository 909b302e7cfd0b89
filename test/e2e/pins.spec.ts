import { choose, message, phone, rest } from './message'
import { en, type Visitor } from './visitor'
import { expect, test } from './house'

const pins = (of: Visitor) => of.page.getByRole('dialog', { name: en.room.pins })
async function open(of: Visitor) {
  await of.page.getByRole('button', { name: en.room.pins }).click()
  await expect(pins(of)).toBeVisible()
}

test('What is pinned is found by everybody, and leads there, until it is taken down', async ({ comes, tab }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await open(ana)
  await expect(pins(ana)).toContainText(en.room.noPins)
  await ana.page.keyboard.press('Escape')

  await ana.say('we meet at the bridge')
  await choose(ana, 'we meet at the bridge', en.message.pin)
  for (let i = 0; i < 30; i++) await ana.say(`line ${i}`)
  await ana.say('bring a cup')
  await ben.sees('bring a cup')
  await rest(ben, 'bring a cup')
  await ben.page.getByRole('dialog', { name: en.message.tools }).getByRole('button', { name: en.message.pin }).click()
  for (const one of [ana, ben]) await expect(message(one, 'bring a cup').locator('.pinned')).toHaveText(en.message.pinned)

  const second = await tab(ana)
  await second.open()
  await expect(message(second, 'bring a cup').locator('.pinned')).toBeVisible()
  await ana.page.reload()
  await open(ana)
  await expect(pins(ana).getByRole('listitem')).toHaveText([/bring a cup/, /we meet at the bridge/])
  await pins(ana).getByRole('button', { name: /we meet at the bridge/ }).click()
  await expect(ana.log.locator('.shines')).toContainText('we meet at the bridge')

  await open(ben)
  await pins(ben).getByRole('listitem').filter({ hasText: 'bring a cup' }).getByRole('button', { name: en.message.unpin }).click()
  await expect(pins(ben).getByRole('listitem')).toHaveText([/we meet at the bridge/])
  await expect(message(second, 'bring a cup').locator('.pinned')).toBeHidden()
})

test('What is taken back is pinned no more', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ana.say('the password is tea')
  await choose(ana, 'the password is tea', en.message.pin)
  await open(ben)
  await expect(pins(ben).getByRole('listitem')).toHaveCount(1)
  await ben.page.keyboard.press('Escape')
  await choose(ana, 'the password is tea', en.message.recall)
  await expect(ben.log.getByText(en.message.recalledThis)).toBeVisible()
  await open(ben)
  await expect(pins(ben)).toContainText(en.room.noPins)
})
