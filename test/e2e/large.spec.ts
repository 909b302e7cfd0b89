import type { Page } from '@playwright/test'
import { Person } from '../process/person.mjs'
import { message } from './message'
import { expect, test } from './house'
import { en } from './visitor'

/** What the eyes of some need, and what a page may not lose by it. A size that a browser is set to also counts for its media queries. */
const looks = {
  'a window of 320 pixels': { viewport: { width: 320, height: 640 }, percent: 100 },
  'a phone with letters twice as large': { viewport: { width: 390, height: 844 }, percent: 200 },
  'a desktop with letters twice as large': { viewport: { width: 1280, height: 800 }, percent: 200 },
}

async function letters(page: Page, percent: number) {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 16 * percent / 100, fixed: 13 * percent / 100 } })
}

/** What is lost: what goes out of the screen sideways, is cut, or cannot be reached. */
async function isWhole(page: Page, where: string) {
  await page.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => undefined))))
  const lost = await page.evaluate(() => {
    const found: string[] = []
    const say = (element: Element, what: string) => found.push(`${element.localName}.${[...element.classList].join('.')} ${what}: ${(element.textContent ?? '').trim().slice(0, 30)}`)
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page goes sideways')
    const dialog = document.querySelector(':popover-open, dialog[open]')
    for (const element of (dialog ?? document.body).querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || box.width === 0 || box.height === 0 || element.closest('.visually-hidden, .skip')) continue
      // Code goes sideways in its own box, as lines of code may.
      if (element.closest('pre')) continue
      if (['auto', 'scroll'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1) say(element, 'goes sideways')
      const says = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '')
      const scrolls = (of: Element | null): boolean => of !== null && (['auto', 'scroll'].includes(getComputedStyle(of).overflowY) || scrolls(of.parentElement))
      const shortened = (of: Element | null): boolean => of !== null && (getComputedStyle(of).textOverflow === 'ellipsis' || shortened(of.parentElement))
      if (((says && !shortened(element)) || element.matches('button, a, input, textarea')) && (box.left < -1 || box.right > innerWidth + 1)) say(element, `stands at ${Math.round(box.left)} to ${Math.round(box.right)}`)
      if (element.matches('button, a, input, textarea') && !scrolls(element) && (box.top < -1 || box.bottom > innerHeight + 1)) say(element, `stands at ${Math.round(box.top)} to ${Math.round(box.bottom)} from above`)
      const cuts = ['hidden', 'clip'].includes(style.overflowY)
      if (says && cuts && element.scrollHeight > element.clientHeight + 3 && !element.matches('.folded')) say(element, `is cut below, ${element.clientHeight} of ${element.scrollHeight}`)
      if (says && ['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && style.textOverflow !== 'ellipsis' && style.webkitLineClamp === 'none') say(element, 'is cut at the side')
    }
    return [...new Set(found)]
  })
  expect.soft(lost, where).toEqual([])
}

for (const [look, { viewport, percent }] of Object.entries(looks)) {
  test(`Nothing is lost in ${look}`, async ({ house, somebody }) => {
    const ben = await Person.arrive(house.url, 'Bartholomew the tea-picker')
    await ben.say('Good morning, see https://example.org/a-very-long-address/that-goes-on/and-on/and-on?and=on#and-on')
    await ben.say('**Three** things:\n\n- one that is long enough for two lines, or for three where letters are large\n- `code`\n\n```js\nconst leaves = cups.map(cup => cup.leaves).filter(leaves => leaves > 3).join()\n```')
    const { seq } = (await ben.say('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft')).data
    await ben.change('react', { room: 'lobby', target: seq, emoji: '🍵', on: true })
    const ana = await somebody({ viewport })
    const { page } = ana
    await letters(page, percent)
    await ana.open()
    await expect(page.locator('.said strong')).toHaveText('Three')
    expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize)), 'the letters').toBe(16 * percent / 100)
    await isWhole(page, 'the first visit')
    await ana.box.fill('早上好')
    await page.keyboard.press('Enter')
    await expect(page.getByText('早上好').first()).toBeVisible()
    await isWhole(page, 'the lobby')
    expect((await ana.log.boundingBox())!.height, 'room to read in').toBeGreaterThan(viewport.height / 5)
    await ana.box.pressSequentially('@')
    await expect(page.locator('.mentions [role=option]').first()).toBeVisible()
    await isWhole(page, 'the list of names')
    await ana.box.fill('')

    await message(ana, '早上好').locator('.words').last().click({ button: 'right', position: { x: 4, y: 8 } })
    await expect(page.locator('.message-menu .pick').first()).toBeVisible()
    await isWhole(page, 'the menu of a message')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: en.room.more }).click()
    await isWhole(page, 'the menu of a room')
    await page.keyboard.press('Escape')

    const back = page.getByRole('link', { name: new RegExp(`^${en.room.back(0)}`) })
    if (await page.getByRole('button', { name: en.room.people }).isVisible() && await back.isVisible()) {
      await page.getByRole('button', { name: en.room.people }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await isWhole(page, 'who is here')
      await page.keyboard.press('Escape')
    }
    if (await back.isVisible()) await back.click()
    await isWhole(page, 'the list of rooms')
    await page.getByRole('button', { name: en.you.label }).click()
    await isWhole(page, 'you and settings')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: en.rail.open }).click()
    await isWhole(page, 'the rooms')
    await ben.leave()
  })
}
