import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { en } from '../../web/src/words/en'
import { data as ownEn } from '../../web/src/words/en/data'
import { zh } from '../../web/src/words/zh'
import { data as ownZh } from '../../web/src/words/zh/data'
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

for (const [language, words, own, locale] of [['English', en, ownEn, 'en-GB'], ['Chinese', zh, ownZh, 'zh-CN']] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of Object.entries(sizes)) {
      test(`Assistive tools find nothing wrong: ${language}, ${colorScheme}, ${size}`, async ({ somebody, house }) => {
        test.setTimeout(240_000)
        const ben = await Person.arrive(house.url, 'ben')
        await ben.say('Good morning, see https://lakeside.example/photos/boat.jpg')
        const { seq } = (await ben.say(`> said\n\n**Three** \`things\`, [here](https://example.org/tea):\n- one\n- two\n\n\`\`\`js\nconst leaves = 3\n\`\`\``)).data
        await ben.say('一行\n'.repeat(40), { reply: seq })
        await ben.change('react', { room: 'lobby', target: seq, emoji: '🍵', on: true })
        const ana = await somebody({ locale, colorScheme, viewport })
        const { page } = ana
        await ana.open()
        await expect(page.getByText('Good morning').first()).toBeAttached()
        await expect(page.locator('.hljs-keyword')).toBeAttached()
        await isClean(page, 'the first visit')

        await page.getByRole('textbox', { name: words.composer.label(words.lobby) }).fill('早上好')
        await page.keyboard.press('Enter')
        await expect(page.getByText('早上好').first()).toBeVisible()
        await isClean(page, 'the lobby')

        await page.getByRole('textbox', { name: words.composer.label(words.lobby) }).pressSequentially('@')
        await expect(page.getByRole('option').first()).toBeVisible()
        await isClean(page, 'who can be called')
        await page.getByRole('textbox', { name: words.composer.label(words.lobby) }).fill('')

        const said = page.locator('.said .words').filter({ hasText: 'Three' })
        await said.click({ button: 'right', position: { x: 4, y: 40 } })
        const menu = page.getByRole('dialog', { name: words.message.tools })
        await isClean(page, 'the menu of a message')
        await menu.getByRole('button', { name: words.message.pick }).click()
        await expect(page.getByRole('option').first()).toBeVisible()
        await isClean(page, 'all emoji')
        await page.keyboard.press('Escape')
        await expect(menu).toBeHidden()
        await said.click({ button: 'right', position: { x: 4, y: 40 } })
        await menu.getByRole('button', { name: words.message.reply, exact: true }).click()
        await isClean(page, 'an answer that is being written')
        await page.keyboard.press('Escape')

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
        for (const section of ['you', 'reaching', 'look', 'writing', 'data'] as const) {
          await ana.open(`#settings/${section}`)
          await expect(page.getByRole('heading', { name: words.settings.sections[section].title, exact: true })).toBeVisible()
          await isClean(page, words.settings.sections[section].title)
        }
        await page.getByRole('button', { name: own.takeAsk }).click()
        await expect(page.getByText(own.takeThen)).toBeVisible()
        await isClean(page, 'what it means to take everything back')
        await ana.open('#')
        await expect(page.getByRole('navigation', { name: words.rail.label })).toBeVisible()

        await page.getByRole('link', { name: words.rail.open }).click()
        await isClean(page, 'the rooms')
        await page.getByLabel(words.rooms.name, { exact: true }).fill('茶')
        await page.getByRole('button', { name: words.rooms.create }).click()
        await page.getByRole('button', { name: words.room.more }).click()
        await page.getByRole('button', { name: words.keeping.settings }).click()
        const panel = page.getByRole('dialog', { name: words.keeping.settings })
        await expect(panel.getByText(words.keeping.windowWhat)).toBeVisible()
        await isClean(page, 'the settings of a room')
        await panel.getByLabel(words.rooms.topic, { exact: true }).fill('四点')
        await panel.getByRole('button', { name: words.keeping.save }).click()
        await expect(panel).toBeHidden()
        await expect(page.getByText(words.keeping.arranged.topic).first()).toBeVisible()
        await isClean(page, 'a room that was arranged')
        await page.getByRole('button', { name: words.room.more }).click()
        await page.getByRole('button', { name: words.keeping.members }).click()
        const members = page.getByRole('dialog', { name: words.keeping.members })
        await expect(members.getByRole('listitem')).toHaveCount(1)
        await isClean(page, 'the members of a room')
        await members.getByRole('listitem').getByRole('button').click()
        await expect(page.getByRole('button', { name: words.keeping.resign })).toBeVisible()
        await isClean(page, 'who somebody is')
        await page.keyboard.press('Escape')
        await ana.open(`#with-${ben.identity.userId}`)
        await expect(page.getByRole('main').getByRole('heading', { name: 'ben', exact: true })).toBeVisible()
        await isClean(page, 'somebody to whom nothing was said')
        await ana.open('#room-3f9a6b1d-20c8-4d57-8e0b-6a7c5d4e3f10')
        await expect(page.locator('.elsewhere')).toBeVisible()
        await isClean(page, 'a room that is not there')
        await ana.open('#lobby')
        await expect(page.getByText('早上好').first()).toBeVisible()
        ana.bearsOutage = true
        await page.context().setOffline(true)
        await expect(ana.page.getByText(words.banner.waiting).or(ana.page.getByText(words.banner.offline)).first()).toBeVisible({ timeout: 30_000 })
        await isClean(page, 'offline')
        await ben.leave()
      })
    }
  }
}
