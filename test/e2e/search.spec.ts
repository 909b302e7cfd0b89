import type { Visitor } from './visitor'
import { Person } from '../process/person.mjs'
import { expect, test } from './house'
import { choose, phone } from './message'
import { en } from './visitor'

const field = (of: Visitor) => of.page.getByRole('searchbox', { name: en.search.placeholder })
const results = (of: Visitor) => of.page.locator('.result')

async function search(of: Visitor, words: string) {
  await of.page.keyboard.press('Control+Shift+F')
  await field(of).fill(words)
}

test('What was said is found by a word in the middle of Han, by all who are in the room, and a press shows where it was said', async ({ comes, house }) => {
  const ana = await comes('ana')
  await ana.say('我家在上海东边')
  const cem = await Person.arrive(house.url, 'cem')
  for (let at = 1; at <= 150; at += 1) await cem.say(`line ${at}`)
  const ben = await comes('ben', phone)
  await ben.sees('line 150')
  await ben.page.getByRole('link', { name: en.search.here }).click()
  await field(ben).fill('上海')
  await expect(results(ben)).toHaveCount(1)
  await expect(results(ben).locator('mark')).toHaveText('上海')
  await results(ben).click()
  await expect(ben.said('我家在上海东边')).toBeInViewport()
  await ben.isIn('Lobby')

  // The way back is to what was found; the way there works again.
  await ben.page.goBack()
  await expect(field(ben)).toHaveValue('上海')
  await expect(results(ben)).toHaveCount(1)
  await ben.page.reload()
  await expect(results(ben)).toHaveCount(1)
  await cem.leave()
})

test('In a long list one comes back to where one was', async ({ comes, house }) => {
  const cem = await Person.arrive(house.url, 'cem')
  for (let at = 1; at <= 120; at += 1) await cem.say(`cup of tea number ${at}`)
  const ana = await comes('ana')
  await search(ana, 'tea')
  await expect(results(ana).first()).toContainText('number 120')
  // What is found comes in pieces, as one goes down.
  await results(ana).nth(29).scrollIntoViewIfNeeded()
  await expect(results(ana).nth(45)).toBeAttached()
  const chosen = results(ana).filter({ hasText: 'number 80' })
  await chosen.scrollIntoViewIfNeeded()
  const before = (await chosen.boundingBox())!.y
  await chosen.click()
  await expect(ana.said('cup of tea number 80')).toBeInViewport()
  await ana.page.goBack()
  await expect.poll(async () => Math.round((await chosen.boundingBox())!.y)).toBe(Math.round(before))
  await expect(chosen).toBeFocused()
  await cem.leave()
})

test('A search is narrowed to a room and a person, also by pinyin, and what is edited or taken back is found as it is now', async ({ comes }) => {
  const ana = await comes('ana')
  const zhang = await comes('张三')
  await ana.say('tea in the lobby')
  await zhang.say('tea from Zhang')
  await ana.makeRoom('周末爬山')
  await ana.say('tea on the hill')

  await search(ana, 'tea')
  await expect(results(ana)).toHaveCount(3)
  await ana.page.getByRole('button', { name: en.search.by, exact: true }).click()
  await ana.page.getByRole('searchbox', { name: en.search.by }).fill('zs')
  await ana.page.getByRole('dialog').getByRole('button', { name: '张三' }).click()
  await expect(results(ana)).toHaveText([/tea from Zhang/])
  await ana.page.getByRole('button', { name: en.search.byName('张三') }).click()
  await ana.page.getByRole('dialog').getByRole('button', { name: en.search.anybody }).click()
  await expect(results(ana)).toHaveCount(3)
  await ana.page.getByRole('button', { name: en.search.anywhere, exact: true }).click()
  await ana.page.getByRole('searchbox', { name: en.search.room }).fill('zmps')
  await ana.page.getByRole('searchbox', { name: en.search.room }).press('Enter')
  await expect(results(ana)).toHaveText([/tea on the hill/])

  await choose(zhang, 'tea from Zhang', en.message.recall)
  await search(zhang, 'Zhang')
  // It can be had back for a while.
  await expect(async () => {
    await field(zhang).press('Enter')
    await expect(zhang.page.getByText(en.search.nothing('Zhang'))).toBeVisible({ timeout: 500 })
  }).toPass()
})

test('What narrows a search down can be typed, and shows as a chip', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ana.say('tea for two')
  await ben.box.fill('tea for me, see https://tea.example')
  await ben.page.getByRole('button', { name: en.composer.send }).click()
  await ana.sees('tea for two')
  await search(ana, '')
  await field(ana).pressSequentially('from:ben tea')
  await expect(field(ana)).toHaveValue('tea')
  await expect(ana.page.getByRole('button', { name: en.search.byName('ben') })).toBeVisible()
  await expect(results(ana)).toHaveCount(1)
  await field(ana).fill('tea in:lobby has:link')
  await field(ana).press('Enter')
  await expect(field(ana)).toHaveValue('tea')
  await expect(ana.page.getByRole('button', { name: en.search.link })).toHaveAttribute('aria-pressed', 'true')
  await expect(results(ana)).toHaveCount(1)
})

test('From the list of rooms one goes on to messages, and without a connection one is told what searching needs', async ({ comes, house }) => {
  const ana = await comes('ana')
  await ana.say('the kettle is on')
  await ana.page.getByRole('searchbox', { name: en.rail.find }).fill('kettle')
  await ana.page.getByRole('link', { name: en.search.messages('kettle') }).click()
  await expect(results(ana)).toHaveText([/the kettle is on/])
  ana.bearsOutage = true
  await house.kill()
  await field(ana).fill('tea')
  await expect(ana.page.getByText(en.search.unreachable)).toBeVisible()
  await field(ana).fill('kettle')
  await house.start()
  await expect(results(ana)).toHaveText([/the kettle is on/], { timeout: 20_000 })
})

test('An input method that is not done yet asks nothing', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.say('上海')
  await search(ana, '')
  const typing = await ana.page.context().newCDPSession(ana.page)
  await typing.send('Input.imeSetComposition', { text: 'shang', selectionStart: 5, selectionEnd: 5 })
  await expect(ana.page.getByText(en.search.start)).toBeVisible()
  await typing.send('Input.insertText', { text: '上' })
  await expect(results(ana)).toHaveCount(1)
})

test('A link to a message opens it where it was said, also from another message', async ({ comes, house }) => {
  const ana = await comes('ana')
  await ana.say('the first word')
  const cem = await Person.arrive(house.url, 'cem')
  for (let at = 1; at <= 120; at += 1) await cem.say(`line ${at}`)
  const ben = await comes('ben')
  await ben.sees('line 120')
  const origin = new URL(ben.page.url()).origin
  await ben.open('#lobby/1')
  await expect(ben.said('the first word')).toBeInViewport()
  await ben.page.reload()
  await expect(ben.said('the first word')).toBeInViewport()

  await ana.box.fill(`look at ${origin}/#lobby/1 please`)
  await ana.box.press('Enter')
  await ben.page.goto('about:blank')
  await ben.open('#lobby')
  const link = ben.log.getByRole('link', { name: /ana the first word|A message in Lobby/ })
  await expect(link).toBeInViewport()
  await link.click()
  await expect(ben.said('the first word')).toBeInViewport()
  await cem.leave()
})
