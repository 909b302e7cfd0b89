import { InputMethod } from './inputMethod'
import { expect, test } from './house'
import { en, type Visitor } from './visitor'

const box = (of: Visitor) => of.page.getByRole('combobox', { name: en.switcher.placeholder })
const offered = (of: Visitor) => of.page.getByRole('option')
const chosen = (of: Visitor) => of.page.getByRole('option', { selected: true })

async function ask(of: Visitor) {
  await of.page.keyboard.press('Control+K')
  await expect(box(of)).toBeFocused()
}

test('Ana goes to rooms and people by a few letters, what is unread first, and writes where she arrives', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  const cem = await comes('小满')
  await ana.makeRoom('周末爬山')
  await ana.makeRoom('coffee')
  await ben.open('#rooms')
  await ben.page.getByRole('button', { name: /周末爬山/ }).click()
  await ben.isIn('周末爬山')
  await cem.say('water is on')
  await ben.say('who is coming?')
  await expect(ana.row('周末爬山')).toHaveAccessibleName(/1 unread/)

  await ask(ana)
  await expect(offered(ana).first()).toHaveAccessibleName(/周末爬山.*1 unread/)
  await box(ana).pressSequentially('zmps')
  await expect(chosen(ana)).toHaveText(/周末爬山/)
  await ana.page.keyboard.press('Enter')
  await ana.isIn('周末爬山')
  await expect(ana.box).toBeFocused()
  await ana.sees('who is coming?')

  await ask(ana)
  await box(ana).pressSequentially('xiaom')
  await expect(chosen(ana)).toHaveText(/小满/)
  await ana.page.keyboard.press('Enter')
  await ana.isIn('小满')
  await ana.say('is there any left?')
  await expect(cem.row('ana')).toHaveAccessibleName(/1 unread/)

  await ask(ana)
  await ana.page.keyboard.press('Escape')
  await expect(ana.box).toBeFocused()
})

test('What there is to do is found by its name in either language', async ({ comes }) => {
  const ana = await comes('ana')
  await ask(ana)
  await box(ana).pressSequentially('dark')
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(ana.box).toBeFocused()
  await ask(ana)
  await box(ana).pressSequentially('shezhi')
  await expect(chosen(ana)).toHaveText(/Settings/)
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByRole('navigation', { name: en.settings.title })).toBeVisible()
})

test('A syllable that is being composed is neither doubled nor taken for a choice', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.makeRoom('사람들')
  await ask(ana)
  const method = await InputMethod.at(ana.page)
  for (const step of ['ㅅ', '사', '살', '사라']) await method.compose(step)
  await expect(box(ana)).toHaveValue('사라')
  await method.take('사람')
  await expect(box(ana)).toHaveValue('사람')
  await expect(chosen(ana)).toHaveText(/사람들/)
  await expect(box(ana)).toBeFocused()
  await ana.page.keyboard.press('Enter')
  await ana.isIn('사람들')
})
