import { expect, test } from './house'
import { message, phone } from './message'
import { en, type Visitor } from './visitor'

async function openSettings(who: Visitor) {
  await who.page.getByRole('button', { name: en.room.more }).click()
  await who.page.getByRole('button', { name: en.keeping.settings }).click()
  const panel = who.page.getByRole('dialog', { name: en.keeping.settings })
  await expect(panel).toBeVisible()
  return panel
}

async function enters(who: Visitor, name: string) {
  await who.page.getByRole('link', { name: en.rail.open }).click()
  await who.page.getByRole('button', { name: new RegExp(name) }).click()
  await who.isIn(name)
}

test('A keeper names the room anew: everybody sees it at once, on a second tab, on a phone, and after a reload', async ({ comes, tab }) => {
  const ana = await comes('ana')
  await ana.makeRoom('Tea', 'leaves')
  const address = new URL(ana.page.url()).hash
  const second = await tab(ana)
  await second.open(address)
  await second.isIn('Tea')
  const ben = await comes('ben', phone)
  await ben.open(address)
  await ben.page.getByRole('button', { name: en.room.enter }).click()
  await ben.isIn('Tea')

  const panel = await openSettings(ana)
  await expect(panel.getByRole('button', { name: en.keeping.save })).toBeDisabled()
  await panel.getByLabel(en.rooms.name, { exact: true }).fill('Tea and cake')
  await panel.getByLabel(en.rooms.topic, { exact: true }).fill('')
  await panel.getByRole('button', { name: en.keeping.save }).click()
  await expect(panel).toBeHidden()

  for (const who of [ana, second, ben]) {
    await who.isIn('Tea and cake')
    await expect(who.log.getByText(`ana ${en.keeping.arranged.name}Tea and cake`)).toBeVisible()
    await expect(who.log.getByText(`ana ${en.keeping.arranged.noTopic}`)).toBeVisible()
  }
  await expect(ana.row('Tea and cake')).toBeVisible()
  await ben.page.reload()
  await ben.isIn('Tea and cake')
  await expect(ben.log.getByText(`ana ${en.keeping.arranged.name}Tea and cake`)).toBeVisible()
})

test('Where only keepers write, others are told so plainly, and read and react', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.makeRoom('News')
  const ben = await comes('ben')
  await enters(ben, 'News')
  await ben.say('hello')

  const panel = await openSettings(ana)
  await panel.getByText(en.keeping.keepers, { exact: true }).click()
  await panel.getByRole('button', { name: en.keeping.save }).click()
  await expect(ben.page.getByText(en.keeping.quiet)).toBeVisible()
  await expect(ben.box).toBeHidden()
  await ana.say('the kettle is on')
  await ben.sees('the kettle is on')
  await message(ben, 'the kettle is on').locator('.words').last().click({ button: 'right' })
  const menu = ben.page.getByRole('dialog', { name: en.message.tools })
  await expect(menu.getByRole('button', { name: en.message.unread })).toBeVisible()
  await expect(menu.getByRole('button', { name: en.message.reply, exact: true })).toHaveCount(0)
  await menu.getByRole('button', { name: en.message.react('👍') }).click()
  await expect(message(ana, 'the kettle is on').locator('.reaction')).toHaveText(/👍\s*1/)

  // What one said can still be said in other words, and everybody writes again when the keeper says so.
  const again = await openSettings(ana)
  await again.getByText(en.keeping.everyone, { exact: true }).click()
  await again.getByRole('button', { name: en.keeping.save }).click()
  await ben.say('there we are')
  await ana.sees('there we are')
})

test('Who does not keep a room reads its settings and who can change them; a name that is taken is refused in place', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.makeRoom('Tea')
  const ben = await comes('ben')
  await ben.makeRoom('Coffee')
  await enters(ben, 'Tea')
  const read = await openSettings(ben)
  await expect(read.getByText(en.keeping.onlyKeepers)).toBeVisible()
  await expect(read.getByRole('textbox')).toHaveCount(0)
  await ben.page.keyboard.press('Escape')
  await expect(read).toBeHidden()

  const panel = await openSettings(ana)
  await panel.getByLabel(en.rooms.name, { exact: true }).fill('COFFEE')
  await panel.getByLabel(en.rooms.name, { exact: true }).press('Enter')
  await expect(panel.getByText(en.refused('roomNameTaken'))).toBeVisible()
  await panel.getByLabel(en.rooms.name, { exact: true }).fill('Cocoa')
  await panel.getByLabel(en.rooms.name, { exact: true }).press('Enter')
  await ben.isIn('Cocoa')
})

test('How long messages can be changed is the room’s: what is told here lasts over a cut', async ({ comes, house }) => {
  const ana = await comes('ana')
  await ana.makeRoom('Tea')
  const panel = await openSettings(ana)
  await panel.getByText(en.keeping.windows[0]!, { exact: true }).click()
  await panel.getByRole('button', { name: en.keeping.save }).click()
  await expect(ana.log.getByText(`ana ${en.keeping.arranged.window}${en.keeping.inSentence(en.keeping.windows[0]!)}`)).toBeVisible()
  ana.bearsOutage = true
  await house.kill()
  await house.start()
  await ana.page.reload()
  await ana.isIn('Tea')
  const again = await openSettings(ana)
  await expect(again.getByLabel(en.keeping.windows[0]!)).toBeChecked()
})

test('The lobby belongs to everybody: its menu has no settings, and nothing that means nothing there', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.page.getByRole('button', { name: en.room.more }).click()
  const menu = ana.page.locator('.room-menu')
  await expect(menu.getByRole('button', { name: en.levels.label })).toContainText(en.levels.brief.mentions)
  await expect(menu.getByRole('button', { name: en.keeping.settings })).toHaveCount(0)
  await expect(menu.getByRole('button', { name: en.room.pin })).toHaveCount(0)
  await expect(menu.getByRole('button', { name: en.room.archive })).toHaveCount(0)
})
