import { phone } from './message'
import { en, type Visitor } from './visitor'
import { expect, test } from './house'

async function menu(of: Visitor, ...names: string[]) {
  await of.page.getByRole('button', { name: en.room.more }).click()
  const panel = of.page.getByRole('dialog', { name: en.room.more })
  for (const name of names)
    await panel.getByRole('button', { name }).first().click()
  return panel
}

const muted = (of: Visitor, room: string) => of.row(room).getByText(en.rail.muted)

/** The same person on their phone. */
async function alsoOnThePhone(of: Visitor, somebody: (options: typeof phone) => Promise<Visitor>) {
  const cookies = await of.page.context().cookies()
  const other = await somebody(phone)
  await other.page.context().addCookies(cookies)
  return other
}

test('What is told of a room is chosen once, and is so in the other tab and on the phone at once, and after a reload', async ({ comes, somebody, tab }) => {
  const ana = await comes('ana')
  await ana.makeRoom('tea')
  const second = await tab(ana)
  await second.open()
  const hand = await alsoOnThePhone(ana, somebody)
  await hand.open(new URL(ana.page.url()).hash)
  await hand.isIn('tea')

  const panel = await menu(ana, en.levels.label)
  await expect(panel.getByRole('radio', { name: en.levels.mentions })).toBeChecked()
  await panel.getByRole('radio', { name: en.levels.none }).check()
  for (const one of [ana, second])
    await expect(muted(one, 'tea')).toBeAttached()
  const onThePhone = await menu(hand)
  await expect(onThePhone.getByRole('button', { name: en.levels.label })).toContainText(en.levels.brief.none)
  await ana.page.reload()
  await expect(muted(ana, 'tea')).toBeAttached()

  await onThePhone.getByRole('button', { name: en.levels.label }).click()
  await onThePhone.getByRole('radio', { name: en.levels.all }).check()
  for (const one of [ana, second])
    await expect(muted(one, 'tea')).toBeHidden()
})

test('A room is quiet until the morning, says until when, and is told again when one wishes', async ({ comes }) => {
  const ana = await comes('ana')
  await menu(ana, en.levels.label, en.levels.morning)
  await expect(muted(ana, en.lobby)).toBeAttached()
  const panel = await menu(ana, en.levels.label)
  await expect(panel.getByRole('status')).toContainText(/Quiet until \w+day/)
  await panel.getByRole('button', { name: en.levels.again }).click()
  await expect(muted(ana, en.lobby)).toBeHidden()
})

test('What is kept at the top stands first, and what is put away comes back when something is said', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.makeRoom('tea')
  await menu(ana, en.room.pin)
  await expect(ana.rail.getByRole('heading').nth(1)).toHaveText(en.rail.pinned)
  await expect(ana.rail.getByRole('link').filter({ hasText: 'tea' })).toHaveCount(1)

  await ben.here.getByRole('link', { name: 'ana' }).click()
  await ben.say('one thing')
  await ana.row('ben').click()
  await ana.sees('one thing')
  await menu(ana, en.room.archive)
  await ana.row('tea').click()
  await ana.isIn('tea')
  await expect(ana.row('ben')).toBeHidden()
  await ana.rail.getByText(en.rail.archived).click()
  await expect(ana.row('ben')).toBeVisible()
  await ben.say('and another')
  await expect(ana.rail.getByText(en.rail.archived)).toBeHidden()
  await expect(ana.row('ben')).toBeVisible()
})

test('What is chosen without a connection holds at once, and is told when there is one again', async ({ comes, tab }) => {
  const ana = await comes('ana')
  await ana.makeRoom('tea')
  ana.bearsOutage = true
  await ana.page.context().setOffline(true)
  await expect(ana.page.locator('.banner')).toBeVisible()
  await menu(ana, en.room.pin)
  await expect(ana.rail.getByRole('heading').nth(1)).toHaveText(en.rail.pinned)
  await ana.page.context().setOffline(false)
  await expect(ana.page.locator('.banner')).toBeHidden()
  const second = await tab(ana)
  await second.open()
  await expect(second.rail.getByRole('heading').nth(1)).toHaveText(en.rail.pinned)
})
