import { zh } from '../../web/src/words/zh'
import { expect, test } from './house'
import { phone } from './message'
import { en, type Visitor } from './visitor'

const { settings } = en

/** Through the button that has one's name, as everybody finds them. */
async function openSettings(of: Visitor, name: string) {
  await of.me(name).click()
  await of.page.getByRole('link', { name: en.you.settings }).click()
  await expect(of.page.getByRole('heading', { name: settings.sections.you.title, exact: true })).toBeVisible()
}
const goTo = (of: Visitor, section: keyof typeof settings.sections) => of.page.getByRole('link', { name: settings.sections[section].title }).click()
const choose = (of: Visitor, setting: keyof typeof settings.choices, choice: string) =>
  of.page.getByRole('radiogroup', { name: settings.names[setting] }).getByText(choice, { exact: true }).click()
const attributes = (of: Visitor) => of.page.evaluate(() => ({ lang: document.documentElement.lang, ...document.documentElement.dataset }))

test('What ana chooses shows at once, in her other tab too, and is there before a reloaded page is painted', async ({ comes, tab }) => {
  const ana = await comes('ana')
  const second = await tab(ana)
  await second.open()
  await expect(second.box).toBeVisible()
  await openSettings(ana, 'ana')
  await goTo(ana, 'look')
  const letter = () => second.box.evaluate(box => Number.parseFloat(getComputedStyle(box).fontSize))
  const before = await letter()
  await choose(ana, 'theme', settings.choices.theme.dark)
  await choose(ana, 'letters', settings.choices.letters.large)
  await choose(ana, 'density', settings.choices.density.compact)
  await choose(ana, 'motion', settings.choices.motion.reduced)
  const chosen = { lang: 'en', theme: 'dark', letters: 'large', density: 'compact', motion: 'reduced' }
  await expect.poll(() => attributes(second)).toEqual(chosen)
  expect(await letter()).toBeCloseTo(before * 1.125)
  await choose(ana, 'language', settings.choices.language.zh)
  await expect(ana.page.getByRole('heading', { name: zh.settings.sections.look.title })).toBeVisible()
  await expect(second.page.getByRole('textbox', { name: zh.composer.label(zh.lobby) })).toBeVisible()

  // The page as it is when there is nothing on it yet: its colours have been chosen.
  await second.page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body)
        return
      observer.disconnect()
      Object.assign(window, { first: { lang: document.documentElement.lang, ...document.documentElement.dataset } })
    }).observe(document, { childList: true, subtree: true })
  })
  await second.page.reload()
  expect(await second.page.evaluate(() => (window as unknown as { first: object }).first)).toEqual({ ...chosen, lang: 'zh-Hans' })
})

test('Who wants Enter to start a line sends with Ctrl and Enter, and the hint says so', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.say('the first')
  await expect(ana.page.getByText(en.composer.hint)).toBeVisible()
  await openSettings(ana, 'ana')
  await goTo(ana, 'writing')
  await ana.page.getByRole('switch', { name: settings.names.enterSends }).click()
  await ana.page.keyboard.press('Escape')
  await expect(ana.box).toBeFocused()
  await expect(ana.page.getByText(en.composer.hintLine('Ctrl + Enter'))).toBeVisible()
  await ana.box.pressSequentially('one')
  await ana.box.press('Enter')
  await ana.box.pressSequentially('two')
  await expect(ana.box).toHaveValue('one\ntwo')
  await ana.box.press('Control+Enter')
  await expect(ben.words).toHaveText(['the first', 'one\ntwo'])
})

test('The settings are walked through with the keyboard alone: sections by arrows, choices by arrows, back to where one writes', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.me('ana').focus()
  await ana.page.keyboard.press('Enter')
  await ana.page.getByRole('link', { name: en.you.settings }).focus()
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByRole('main')).toBeFocused()
  await ana.page.getByRole('link', { name: settings.sections.you.title, exact: true }).focus()
  await ana.page.keyboard.press('ArrowDown')
  await ana.page.keyboard.press('ArrowDown')
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByRole('heading', { name: settings.sections.look.title })).toBeVisible()
  await ana.page.getByRole('radio', { name: settings.choices.clock.auto }).focus()
  await ana.page.keyboard.press('ArrowRight')
  await expect(ana.page.getByRole('radio', { name: settings.choices.clock[12] })).toBeChecked()
  await expect(ana.page.getByRole('radiogroup', { name: settings.names.clock })).toHaveAccessibleDescription(/\d:\d\d\s?[ap]m/i)
  await ana.page.keyboard.press('Escape')
  await expect(ana.box).toBeFocused()
})

test('On a phone the settings are screens of their own, and ben sees there that he has another name', async ({ comes }) => {
  const ben = await comes('ben', phone)
  const { page } = ben
  await page.getByRole('link', { name: new RegExp(`^${en.room.back(0)}`) }).click()
  await page.getByRole('button', { name: en.you.label }).click()
  await page.getByRole('link', { name: en.you.settings }).click()
  await expect(page.getByRole('main')).toBeFocused()
  await page.getByRole('link', { name: settings.sections.you.lead }).click()
  await page.getByRole('textbox', { name: en.name.label }).fill('benjamin')
  await page.getByRole('button', { name: en.name.save }).click()
  await expect(page.getByText(settings.nameNow('benjamin'))).toBeVisible()
  await page.getByRole('link', { name: settings.title }).click()
  await page.getByRole('link', { name: settings.back }).click()
  await expect(page.getByRole('navigation', { name: en.rail.label })).toBeVisible()
})

for (const [what, viewport] of [['a desktop at 200 %', { width: 640, height: 400 }], ['a small phone', { width: 320, height: 568 }]] as const) {
  test(`With the largest letters everything still holds on ${what}`, async ({ comes }) => {
    const ana = await comes('ana', { viewport })
    const { page } = ana
    await page.evaluate(() => localStorage.setItem('teahouse.settings', '{"letters":"largest"}'))
    await page.reload()
    await ana.say('Good morning, this is a longer sentence that has to be broken somewhere.')
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
    const whole = async (thing = ana.box) => {
      const { x, y, width, height } = (await thing.boundingBox())!
      expect([x >= 0, y >= 0, x + width <= viewport.width, y + height <= viewport.height]).toEqual([true, true, true, true])
    }
    expect(await fits()).toBe(true)
    await whole()
    expect((await ana.log.boundingBox())!.height).toBeGreaterThan(150)
    for (const place of ['settings', 'settings/look', 'settings/you', 'rooms', '']) {
      await ana.open(`#${place}`)
      await expect(page.getByRole('main')).toBeVisible()
      expect(await fits(), place).toBe(true)
    }
  })
}
