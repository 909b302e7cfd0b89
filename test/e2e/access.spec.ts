import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { en } from '../../web/src/words/en'
import { zh } from '../../web/src/words/zh'
import { Person } from '../process/person.mjs'
import { expect, test } from './house'

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } }

async function isClean(page: Page, where: string) {
  // What moves in is half transparent on its way, and nobody reads it then.
  await page.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => undefined))))
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)
  expect(found).toEqual([])
}

for (const [language, words, locale] of [['English', en, 'en-GB'], ['Chinese', zh, 'zh-CN']] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of Object.entries(sizes)) {
      test(`Assistive tools find nothing wrong: ${language}, ${colorScheme}, ${size}`, async ({ somebody, house }) => {
        const ben = await Person.arrive(house.url, 'ben')
        await ben.say('Good morning, see https://example.org')
        const ana = await somebody({ locale, colorScheme, viewport })
        const { page } = ana
        await ana.open()
        await expect(page.getByText('Good morning')).toBeVisible()
        await isClean(page, 'the first visit')

        await page.getByRole('textbox', { name: words.composer.label(words.lobby) }).fill('早上好')
        await page.keyboard.press('Enter')
        await expect(page.getByText('早上好').first()).toBeVisible()
        await isClean(page, 'the lobby')

        await page.getByRole('button', { name: words.room.more }).click()
        await isClean(page, 'the menu of a room')
        await page.keyboard.press('Escape')

        if (size === 'phone') {
          await page.getByRole('button', { name: words.room.people }).click()
          await expect(page.getByRole('dialog')).toBeVisible()
          await isClean(page, 'who is here')
          await page.keyboard.press('Escape')
          await page.getByRole('link', { name: new RegExp(`^${words.room.back(0)}`) }).click()
          await isClean(page, 'the list of rooms')
        }

        await page.getByRole('button', { name: words.you.label }).click()
        await isClean(page, 'you')
        await page.getByRole('link', { name: words.you.settings }).click()
        await expect(page.getByRole('navigation', { name: words.settings.title })).toBeVisible()
        await isClean(page, 'the settings')
        for (const section of ['you', 'reaching', 'look', 'writing'] as const) {
          await ana.open(`#settings/${section}`)
          await expect(page.getByRole('heading', { name: words.settings.sections[section].title, exact: true })).toBeVisible()
          await isClean(page, words.settings.sections[section].title)
        }
        await ana.open('#')
        await expect(page.getByRole('navigation', { name: words.rail.label })).toBeVisible()

        await page.getByRole('link', { name: words.rail.open }).click()
        await isClean(page, 'the rooms')
        await ben.leave()
      })
    }
  }
}
