import { expect, test } from './house'
import { message } from './message'
import { en } from './visitor'

const help = { name: en.keys.title }

test('The keys are shown by a key, and a question that is typed is only a question', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.say('tea?')
  await ana.box.pressSequentially('is it green?/')
  await expect(ana.box).toHaveValue('is it green?/')
  await expect(ana.page.getByRole('dialog', help)).toBeHidden()
  await ana.page.keyboard.press('Control+/')
  await expect(ana.page.getByRole('dialog', help)).toBeVisible()
  for (const says of [...Object.values(en.keys.anywhere), ...Object.values(en.keys.message)])
    await expect(ana.page.getByRole('dialog', help).getByText(says, { exact: true })).toBeVisible()
  await ana.page.keyboard.press('Escape')
  await expect(ana.box).toBeFocused()
  await ana.log.focus()
  await ana.page.keyboard.press('?')
  await expect(ana.page.getByRole('dialog', help)).toBeVisible()
})

test('Rooms are walked through with Alt and arrows, with Shift only those where something is new', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.makeRoom('coffee')
  await ana.makeRoom('tea')
  const ben = await comes('ben')
  await ben.say('anybody?')
  await expect(ana.row('Lobby')).toHaveAccessibleName(/1 unread/)
  await ana.page.keyboard.press('Alt+ArrowUp')
  await ana.isIn('coffee')
  await ana.page.keyboard.press('Alt+ArrowDown')
  await ana.isIn('tea')
  await ana.page.keyboard.press('Alt+Shift+ArrowDown')
  await ana.isIn('Lobby')
  await ana.sees('anybody?')
  await expect(ana.box).toBeFocused()
})

test('On a message R answers, + finds an emoji, E edits and Delete takes back, which Ctrl and Z undoes', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.say('one')
  await ben.say('two')
  await ana.sees('two')
  const { page } = ana
  await ana.log.focus()
  await page.keyboard.press('Enter')
  await expect(message(ana, 'two').locator('[data-message]')).toBeFocused()
  await page.keyboard.press('r')
  await expect(page.getByText(en.message.replying('ben'))).toBeVisible()
  await expect(ana.box).toBeFocused()
  await expect(ana.box).toHaveValue('')
  await page.keyboard.press('Escape')

  await ana.log.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('+')
  await page.getByRole('dialog', { name: en.message.tools }).getByRole('option', { name: 'tea', exact: false }).first().waitFor()
  await page.keyboard.press('Escape')

  await message(ana, 'one').locator('[data-message]').focus()
  await page.keyboard.press('e')
  await expect(ana.box).toHaveValue('one')
  await page.keyboard.press('Escape')
  await message(ana, 'one').locator('[data-message]').focus()
  await page.keyboard.press('Delete')
  await expect(ana.log.getByText(en.message.recalledOwn)).toBeVisible()
  await page.keyboard.press('Control+Z')
  await ana.sees('one')
  await ben.sees('one')
  // Nobody else's.
  await message(ana, 'two').locator('[data-message]').focus()
  await page.keyboard.press('Delete')
  await page.keyboard.press('e')
  await expect(ana.box).toHaveValue('')
  await ana.sees('two')
})
