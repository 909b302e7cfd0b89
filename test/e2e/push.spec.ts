import type { Worker } from '@playwright/test'
import { phone } from './message'
import { allow, lookAway, lookBack, press, shown } from './notified'
import { deliver, test, wanting } from './pushed'
import { en } from './visitor'
import { expect } from './house'

const texts = (pushed: readonly { words: Record<string, unknown> }[]) => pushed.map(({ words }) => words.text)

test('Who sits before no page is pushed to, encrypted for their browser alone; who sits before one is not', async ({ comes, service }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  await wanting(service, ana)
  await ben.say('@ana you are here')
  await ana.sees('@ana you are here')
  await lookAway(ana.page)
  await ben.say('nothing for anybody')
  await ben.say('@ana tea?')
  await expect.poll(() => texts(service.pushed)).toEqual(['@ana tea?'])
  const { path, headers, words } = service.pushed[0]!
  expect(path).toBe('/for/ana')
  expect(headers).toMatchObject({ ttl: '259200', urgency: 'high' })
  expect(headers.topic).toMatch(/^[\w-]{32}$/)
  // What the notification shows, and where it leads.
  expect(words).toEqual({ room: 'lobby', name: 'ben', text: '@ana tea?', seq: expect.any(Number) })
  await ana.page.close()
  await ben.say('@ana are you gone?')
  await expect.poll(() => texts(service.pushed)).toEqual(['@ana tea?', '@ana are you gone?'])
})

test('Who closed all tabs has one notification for each room, counted, which leads to the newest message', async ({ comes, service, tab }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  const worker = await wanting(service, ana)
  const context = ana.page.context()
  const blank = await context.newPage()
  await ana.page.close()
  for (const text of ['@ana tea?', '@ana now?', '@ana hello?']) {
    await ben.say(text)
    await expect.poll(() => texts(service.pushed).at(-1)).toBe(text)
    await deliver(blank, ben.page, service.pushed.at(-1)!.words)
  }
  await expect.poll(() => shown(worker)).toEqual([`ben · Lobby: @ana hello?\n${en.reach.more(2)}`])
  const opened = context.waitForEvent('page')
  await press(worker)
  // Without a press of a finger the browser lets no worker open a window; what it would open is asked for here.
  void opened.catch(() => {})
  expect(await shown(worker)).toEqual([])
  const again = await tab({ page: blank } as typeof ana)
  await again.open(`#lobby/${service.pushed.at(-1)!.words.seq}`)
  await expect(again.log.locator('.shines')).toContainText('@ana hello?')
})

test('What is told by a page and by a push is told once, and taken away when it is read on another device', async ({ comes, somebody, service }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  const worker = await wanting(service, ana)
  await lookAway(ana.page)
  await ben.say('@ana tea?')
  await expect.poll(() => shown(worker)).toEqual(['ben · Lobby: @ana tea?'])
  await expect.poll(() => service.pushed.length).toBe(1)
  await deliver(ana.page, ben.page, service.pushed[0]!.words)
  expect(await shown(worker)).toEqual(['ben · Lobby: @ana tea?'])
  const cookies = await ana.page.context().cookies()
  await ana.page.goto('about:blank')
  await ben.say('@ana now?')
  await expect.poll(() => texts(service.pushed).at(-1)).toBe('@ana now?')
  const newest = service.pushed.at(-1)!
  await deliver(ana.page, ben.page, service.pushed.at(-1)!.words)
  await expect.poll(() => shown(worker)).toEqual([`ben · Lobby: @ana now?\n${en.reach.more(1)}`])

  const laptop = await somebody()
  await laptop.page.context().addCookies(cookies)
  await laptop.open()
  await laptop.sees('@ana now?')
  await expect.poll(() => service.pushed.at(-1)!.words).toEqual({ room: 'lobby', read: newest.words.seq })
  expect(service.pushed.at(-1)!.headers).toMatchObject({ urgency: 'normal', topic: newest.headers.topic })
  await deliver(ana.page, ben.page, service.pushed.at(-1)!.words)
  await expect.poll(() => shown(worker)).toEqual([])
})

test('A page that is opened takes away what was pushed and is read there', async ({ comes, service }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  const worker = await wanting(service, ana)
  await ana.page.goto('about:blank')
  await ben.say('@ana tea?')
  await expect.poll(() => service.pushed.length).toBe(1)
  await deliver(ana.page, ben.page, service.pushed[0]!.words)
  await expect.poll(() => shown(worker)).toHaveLength(1)
  await ana.open('#lobby')
  await ana.sees('@ana tea?')
  await expect.poll(() => shown(worker)).toEqual([])
})

test('Of each room is pushed what one chose for it, and nothing in quiet hours or when it is turned off', async ({ comes, service }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  await wanting(service, ana)
  const choose = async (level: 'all' | 'mentions' | 'none') => {
    await lookBack(ana.page)
    await ana.page.getByRole('button', { name: en.room.more }).click()
    const panel = ana.page.getByRole('dialog', { name: en.room.more })
    await panel.getByRole('button', { name: en.levels.label }).click()
    await panel.getByRole('radio', { name: en.levels[level] }).check()
    await ana.page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await lookAway(ana.page)
  }
  await choose('all')
  await ben.say('for everybody')
  await expect.poll(() => texts(service.pushed)).toEqual(['for everybody'])
  expect(service.pushed[0]!.headers.urgency).toBe('normal')
  await choose('none')
  await ben.say('@ana not now')
  await choose('mentions')
  await ben.say('nothing')
  await ben.say('@ana and now')
  await expect.poll(() => texts(service.pushed).filter(Boolean)).toEqual(['for everybody', '@ana and now'])

  await ana.open('#settings/reaching')
  await ana.page.getByRole('switch', { name: en.reach.quiet }).click()
  for (const label of [en.reach.from, en.reach.to]) await ana.page.getByLabel(label, { exact: true }).fill('00:00')
  await lookAway(ana.page)
  await ben.say('@ana sleep well')
  await ben.sawSent('@ana sleep well')
  await ana.page.getByRole('switch', { name: en.reach.quiet }).click()
  await lookAway(ana.page)
  await ben.say('@ana good morning')
  await expect.poll(() => texts(service.pushed).filter(Boolean)).toEqual(['for everybody', '@ana and now', '@ana good morning'])

  await ana.page.getByRole('switch', { name: en.reach.push }).click()
  await expect(ana.page.getByRole('switch', { name: en.reach.push })).not.toBeChecked()
  await ana.page.reload()
  await expect(ana.page.getByRole('switch', { name: en.reach.push })).not.toBeChecked()
  await lookAway(ana.page)
  await ben.say('@ana are you there?')
  await ben.sawSent('@ana are you there?')
  await expect.poll(() => ana.page.title()).toMatch(/^\(/)
  expect(texts(service.pushed)).not.toContain('@ana are you there?')
  expect(texts(service.pushed)).not.toContain('@ana sleep well')
  expect(texts(service.pushed)).not.toContain('@ana not now')
})

test('A push has no words for who wants none, and a browser that its push service does not know is forgotten', async ({ comes, service }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  await wanting(service, ana)
  await ana.open('#settings/reaching')
  await ana.page.getByRole('switch', { name: en.reach.words }).click()
  await ana.open('#lobby')
  await expect(ana.box).toBeVisible()
  await lookAway(ana.page)
  service.status = 410
  await ben.say('@ana a secret')
  await expect.poll(() => service.pushed.length).toBe(1)
  expect(service.pushed[0]!.words).not.toHaveProperty('text')
  await ben.say('@ana another')
  await ben.sawSent('@ana another')
  service.status = 201
  // The page gives the browser again whenever it connects.
  const given = ana.page.waitForEvent('websocket').then(socket => socket.waitForEvent('framereceived', ({ payload }) => JSON.parse(String(payload)).type === 40))
  await ana.page.reload()
  await lookAway(ana.page)
  await given
  await ben.say('@ana the last')
  await expect.poll(() => service.pushed.length).toBe(2)
})

test('Somebody new on the same browser is pushed to there, and who was there before is not', async ({ comes, service }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  const worker: Worker = await wanting(service, ana)
  await ana.page.context().clearCookies()
  await ana.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!)
    for (const key of Object.keys(localStorage)) if (key !== 'pushed') localStorage.removeItem(key)
  })
  ana.bearsOutage = true
  await ana.arrive('cem')
  await allow(ana)
  await ana.page.close()
  await ben.say('@ana this was for you')
  await ben.say('@cem hello')
  await expect.poll(() => texts(service.pushed)).toEqual(['@cem hello'])
  expect(await shown(worker)).toEqual([])
})
