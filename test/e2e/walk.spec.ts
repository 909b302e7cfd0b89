import { expect, test } from './house'
import { en, type Visitor } from './visitor'

/** What has the focus: what it is, and whether it can be seen. Nothing, where the focus is lost. */
const focus = (of: Visitor) => of.page.evaluate(() => {
  const at = document.activeElement
  if (!at || at === document.body)
    return undefined
  const { left, top, right, bottom } = at.getBoundingClientRect()
  // A field shows the focus by its edge, all else by its outline; a radio by the words beside it.
  const marked = [at, at.nextElementSibling, at.closest('.field, .composer')].some(one => one && (getComputedStyle(one).outlineStyle !== 'none' || (one.matches('.field, .composer') && getComputedStyle(one).boxShadow !== 'none')))
  const name = `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 30) ?? ''}`
  return { name, seen: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight, marked }
})

/** Tab, until it comes round, with the focus on something that shows it at every stop. */
async function walk(of: Visitor) {
  const stops: string[] = []
  let around = false
  for (let step = 0; step < 60; step++) {
    await of.page.keyboard.press('Tab')
    const at = await focus(of)
    // Behind the last stop is the browser's own bar, and then the first.
    if (!at && !around) {
      around = true
      continue
    }
    if (around && at?.name === stops[0])
      break
    if (!at)
      throw new Error(`the focus is lost after ${stops.at(-1)}`)
    expect(at, `stop ${step + 1}`).toEqual({ name: at.name, seen: true, marked: true })
    stops.push(at.name)
  }
  return stops.join('\n')
}

test('With the keyboard alone ana comes in, speaks, answers, changes rooms and settings, and never loses the focus', async ({ somebody, comes }) => {
  const ben = await comes('ben')
  await ben.say('good morning')
  const ana = await somebody()
  const { page } = ana
  await ana.open()
  await ana.sees('good morning')
  await expect(ana.box).toBeFocused()
  const first = await walk(ana)
  for (const stop of [en.skip, en.rail.open, en.rail.find, 'Lobby', en.room.people, en.room.more, en.log.label, 'Write to'])
    expect(first).toContain(stop)

  await ana.box.focus()
  await page.keyboard.type('morning')
  await page.keyboard.press('Enter')
  await ben.sees('morning')
  await expect(ana.box).toBeFocused()

  await ana.log.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('r')
  await expect(page.getByText(en.message.replying('ben'))).toBeVisible()
  await page.keyboard.type('and to you')
  await page.keyboard.press('Enter')
  await expect(ben.log.getByRole('article').last()).toContainText('good morning')

  await page.keyboard.press('Control+K')
  await page.keyboard.type('ben')
  await page.keyboard.press('Enter')
  await ana.isIn('ben')
  await expect(ana.box).toBeFocused()
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('navigation', { name: en.settings.title })).toBeVisible()
  await expect.poll(() => focus(ana)).toBeDefined()
  expect(await walk(ana)).toContain(en.settings.sections.look.title)
  await page.getByRole('link', { name: en.settings.sections.look.title }).focus()
  await page.keyboard.press('Escape')
  await ana.isIn('ben')
  await expect(ana.box).toBeFocused()

  await page.getByRole('link', { name: en.rail.open }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel(en.rooms.name, { exact: true }).focus()
  await page.keyboard.type('tea')
  await page.keyboard.press('Enter')
  await ana.isIn('tea')
  await page.getByRole('button', { name: en.room.more }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: en.keeping.settings }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: en.keeping.settings }).getByLabel(en.rooms.name, { exact: true })).toBeVisible()
  expect(await walk(ana)).toContain(en.keeping.close)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: en.keeping.settings })).toBeHidden()
  await page.getByRole('button', { name: en.room.more }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: en.keeping.members }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: en.keeping.members }).getByRole('listitem').getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: en.keeping.resign })).toBeVisible()
  expect(await walk(ana)).toContain(en.keeping.resign)
})
