import { phone } from './message'
import { OriginalClient } from '../original/original_client.mjs'
import { expect, test } from './house'

test('Ana and Ben hear each other at once, in the same order', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.say('Who puts the kettle on?')
  await ben.sees('Who puts the kettle on?')
  await ben.say('It is on')
  await ana.sees('It is on')
  await ana.sawSent('Who puts the kettle on?')
  expect(await ana.words.allTextContents()).toEqual(['Who puts the kettle on?', 'It is on'])
  expect(await ben.words.allTextContents()).toEqual(['Who puts the kettle on?', 'It is on'])
})

test('Who opens the link can write at once, with a name that was suggested', async ({ somebody, comes }) => {
  const ben = await comes('ben')
  const guest = await somebody()
  await guest.open()
  await guest.box.pressSequentially('hello')
  await guest.box.press('Enter')
  await ben.sees('hello')
})

test('Where no script may run, the page says in both languages what it needs', async ({ somebody }) => {
  const ana = await somebody({ ...phone, javaScriptEnabled: false })
  await ana.open()
  const words = ana.page.locator('.scriptless')
  await expect(words).toBeVisible()
  expect(await words.textContent()).toBe('茶馆要开启JavaScript才能进。Teahouse needs JavaScript to open.')
})

test('A new name is seen by the others at once, on the list and on what is said next', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ben.say('hello')
  await expect(ana.here.getByText('ben')).toBeVisible()
  await ben.rename('ben', 'benjamin')
  await expect(ana.here.getByText('benjamin')).toBeVisible()
  await ben.say('still me')
  await ana.sees('still me')
  await expect(ana.log.getByText('benjamin', { exact: true }).first()).toBeVisible()
})

test('Whoever comes is announced, and whoever goes leaves the list', async ({ comes }) => {
  const ana = await comes('ana')
  // It is said for a moment only, so one looks out for it before; by the name that was suggested, for they choose another.
  const said = expect(ana.page.getByRole('status').filter({ hasText: /.+ came$/ })).toBeVisible({ timeout: 20_000 })
  const [ben] = await Promise.all([comes('ben'), said])
  await expect(ana.here.getByRole('heading', { name: 'Here 2' })).toBeVisible()
  await ben.page.close()
  await expect(ana.here.getByRole('heading', { name: 'Here 1' })).toBeVisible()
  await expect(ana.here.getByText('ben')).toBeHidden()
})

test('Choosing a person is talking to that person, and nobody else hears it', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  const cem = await comes('cem')
  await ana.here.getByRole('link', { name: /^ben/ }).click()
  await ana.isIn('ben')
  await ana.say('between us')
  await ben.row('ana').click()
  await ben.sees('between us')
  await ben.say('and back')
  await ana.sees('and back')
  await cem.say('anything new?')
  await cem.sees('anything new?')
  expect(await cem.words.allTextContents()).toEqual(['anything new?'])
  await expect(cem.row('ana')).toBeHidden()
})

test('An original client and a person in a browser talk both ways', async ({ comes, house }) => {
  const ana = await comes('ana')
  const old = await new OriginalClient(house.url, { name: 'ben of old' }).signedIn()
  await expect(ana.here.getByText('ben of old')).toBeVisible()
  old.sayToAll('is anybody here?')
  await ana.sees('is anybody here?')
  await ana.say('I am')
  await old.told('I am')
  await ana.here.getByRole('link', { name: /^ben of old/ }).click()
  await ana.say('only to you')
  const heard = await old.told('only to you')
  expect(heard.to).toBe(old.userId)
  old.sayTo(heard.from.userId, 'and only to you')
  await ana.sees('and only to you')
  old.changeName('ben')
  await ana.row('Lobby').click()
  await expect(ana.here.getByText('ben', { exact: true })).toBeVisible()
  await old.leave()
  expect(old.strange).toEqual([])
})
