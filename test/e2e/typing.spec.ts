import { phone } from './message'
import { InputMethod } from './inputMethod'
import { en, type Visitor } from './visitor'
import { expect, test } from './house'

/** The line that says who writes: under the box, or on a phone in the bar. */
const line = (on: Visitor) => on.page.locator('.writing-now .seen')
const says = (on: Visitor, names: string[], count = names.length) => expect(line(on)).toHaveText(en.room.writing(names, count).join(''))

test('Who writes is seen writing, on a desktop under the box and on a phone in the bar, until it is said', async ({ comes, tab }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  const second = await tab(ana)
  await second.open()
  await expect(second.box).toBeVisible()
  const place = await ana.box.boundingBox()

  await ben.box.pressSequentially('I am on my')
  for (const one of [ana, second])
    await says(one, ['ben'])
  await expect(line(ben)).toBeHidden()
  expect(await ana.box.boundingBox(), 'nothing moves').toEqual(place)
  await expect(ana.page.getByRole('status').filter({ hasText: en.room.writing(['ben'], 1).join('') })).toBeAttached()

  await ana.box.pressSequentially('so am')
  await says(ben, ['ana'])
  await expect(ben.page.locator('.topbar .writing-now .seen')).toBeVisible()

  await ben.box.pressSequentially(' way')
  await ben.page.getByRole('button', { name: en.composer.send }).click()
  await ana.sees('I am on my way')
  for (const one of [ana, second])
    await expect(line(one)).toBeHidden()
})

test('Two who write are named, and half a word of an input method is writing too', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  const cem = await comes('cem', phone)
  const method = await InputMethod.at(ben.page)
  await ben.box.focus()
  await method.compose('nihao')
  await says(ana, ['ben'])
  await cem.box.pressSequentially('hello')
  await expect(line(ana)).toHaveText(/(ben and cem|cem and ben) are typing/)
  await ben.box.fill('')
  await says(ana, ['cem'])
})

test('Who stops writing is soon seen to have stopped, also when their page is gone', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ben.box.pressSequentially('well')
  await says(ana, ['ben'])
  await ben.page.goto('about:blank')
  await expect(line(ana)).toBeHidden()
})

test('Who does not show that they write does not see it of others either, also after a reload', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.open('#settings/writing')
  const choice = ana.page.getByRole('switch', { name: en.settings.names.typing })
  await expect(choice).toBeChecked()
  await choice.click()
  await expect(choice).not.toBeChecked()
  await ana.open('#lobby')
  await ana.page.reload()

  await ana.box.pressSequentially('nobody sees this')
  await ben.box.pressSequentially('does she see me?')
  await ben.box.press('Enter')
  await ana.sees('does she see me?')
  await expect(line(ben)).toBeHidden()
  await expect(line(ana)).toBeHidden()
})

test('In the list of rooms, who writes to one alone is seen to do so', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.here.getByRole('link', { name: 'ben' }).click()
  await ana.say('just us')
  await ben.row('ana').click()
  await ben.sees('just us')
  await ana.row(en.lobby).click()
  await ben.box.pressSequentially('yes')
  await expect(ana.row('ben')).toContainText(en.rail.writing)
})
