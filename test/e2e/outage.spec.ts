import { expect, test } from './house'
import { en } from './visitor'

test('When the server dies while one types, nothing that was typed or said is lost, and what waited arrives once', async ({ comes, house }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  ana.bearsOutage = ben.bearsOutage = true
  await ana.say('before')
  await ben.sees('before')
  await ana.box.pressSequentially('half of ')

  await house.kill()
  await expect(ana.bannerOut).toBeVisible()
  await expect(ben.bannerOut).toBeVisible()
  await ana.box.pressSequentially('a sentence')
  await expect(ana.box).toHaveValue('half of a sentence')
  await ana.box.press('Enter')
  await expect(ana.said('half of a sentence').getByText(/^Waiting/)).toBeVisible()
  await ana.say('and another')

  await house.start()
  await expect(ben.words).toHaveText(['before', 'half of a sentence', 'and another'], { timeout: 20_000 })
  await ana.sawSent('and another')
  await expect(ana.bannerOut).toBeHidden()
  await expect(ben.bannerOut).toBeHidden()
  await expect(ana.words).toHaveText(['before', 'half of a sentence', 'and another'])
  await ben.page.reload()
  await expect(ben.words).toHaveText(['before', 'half of a sentence', 'and another'])
})

test('What waits to be sent survives a reload of the page without a server', async ({ comes, house }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  ana.bearsOutage = ben.bearsOutage = true
  await house.kill()
  await expect(ana.bannerOut).toBeVisible()
  await ana.say('kept')
  await house.start()
  await ben.sees('kept')
  await ben.page.reload()
  await expect(ben.words).toHaveText(['kept'])
})

test('Without a network one is told so, can go on writing, and all is sent when it is back', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  ana.bearsOutage = true
  await ana.page.context().setOffline(true)
  await expect(ana.page.getByText(en.banner.offline)).toBeVisible()
  await ana.say('one')
  await ana.say('two')
  await expect(ana.page.getByText(/2 waiting/)).toBeVisible()
  await ana.page.context().setOffline(false)
  await expect(ben.words).toHaveText(['one', 'two'], { timeout: 20_000 })
  await expect(ana.page.getByText(en.banner.offline)).toBeHidden()
})

test('A server that goes in peace says so, and everyone is back by themselves', async ({ comes, house }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  ana.bearsOutage = ben.bearsOutage = true
  await ana.say('before')
  await ben.sees('before')
  expect((await house.stop()).code).toBe(0)
  await house.start()
  await ana.say('after')
  await expect(ben.words).toHaveText(['before', 'after'], { timeout: 20_000 })
})
