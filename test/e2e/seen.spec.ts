import { phone } from './message'
import { en, type Visitor } from './visitor'
import { expect, test } from './house'

const read = (on: Visitor, text: string) => on.said(text).getByText(en.log.seen, { exact: true })

test('Of two who talk each sees what the other has read, in a second tab and after a reload too', async ({ comes, tab }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ana.here.getByRole('link', { name: /^ben/ }).click()
  await ana.say('are you there')
  await ana.sawSent('are you there')
  await expect(read(ana, 'are you there')).toBeHidden()
  const place = await ana.said('are you there').boundingBox()

  await ben.open('#')
  await ben.row('ana').click()
  await ben.sees('are you there')
  await expect(read(ana, 'are you there')).toBeVisible()
  expect(await ana.said('are you there').boundingBox(), 'nothing moves').toEqual(place)
  const second = await tab(ana)
  await second.open(new URL(ana.page.url()).hash)
  for (const one of [ana, second]) {
    await one.page.reload()
    await expect(read(one, 'are you there')).toBeVisible()
  }

  await ben.box.fill('yes')
  await ben.page.getByRole('button', { name: en.composer.send }).click()
  await ana.sees('yes')
  await expect(read(ben, 'yes')).toBeVisible()
  await ana.say('good')
  await expect(read(ana, 'good')).toBeVisible()
  await expect(read(ana, 'are you there'), 'the newest says it for all').toBeHidden()
})

test('Who does not show what they read does not see it of others either', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ben.open('#settings/writing')
  await ben.page.getByRole('switch', { name: en.settings.names.receipts }).click()
  await ana.here.getByRole('link', { name: /^ben/ }).click()
  await ana.say('one')
  await ben.open('#')
  await ben.row('ana').click()
  await ben.sees('one')
  await ben.say('two')
  await ana.sees('two')
  await ben.sawSent('two')

  await ben.open('#settings/writing')
  await ben.page.getByRole('switch', { name: en.settings.names.receipts }).click()
  await ben.open('#')
  await ben.row('ana').click()
  await expect(read(ben, 'two'), 'ana has told all along').toBeVisible()
  await expect(read(ana, 'one'), 'ben has not').toBeHidden()
})
