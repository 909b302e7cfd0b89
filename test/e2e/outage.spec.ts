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

test('Without a server the page opens too, with what was said and what waits, and sends it once', async ({ comes, house }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  ana.bearsOutage = ben.bearsOutage = true
  await ana.say('said')
  await ana.sawSent('said')
  await ana.page.evaluate(() => navigator.serviceWorker.ready)
  await house.kill()
  await expect(ana.bannerOut).toBeVisible()
  await ana.say('waiting')
  await ana.page.reload()
  await expect(ana.words).toHaveText(['said', 'waiting'])
  await expect(ana.me('ana')).toBeVisible()
  await ana.box.fill('half a sen')
  await house.start()
  await expect(ben.words).toHaveText(['said', 'waiting'], { timeout: 20_000 })
  await ana.sawSent('waiting')
  await expect(ana.words).toHaveText(['said', 'waiting'])
  await expect(ana.box).toHaveValue('half a sen')
})

test('What is said in the very moment before the page goes is kept, and arrives once', async ({ comes, house }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  ana.bearsOutage = ben.bearsOutage = true
  await ana.page.evaluate(() => navigator.serviceWorker.ready)
  await house.kill()
  await expect(ana.bannerOut).toBeVisible()
  await ana.box.fill('at the last moment')
  const gone = ana.page.waitForEvent('load')
  await ana.page.evaluate(() => {
    document.querySelector<HTMLTextAreaElement>('#composer')!.form!.requestSubmit()
    location.reload()
  })
  await gone
  await expect(ana.words).toHaveText(['at the last moment'])
  await expect(ana.box).toHaveValue('')
  await house.start()
  await expect(ben.words).toHaveText(['at the last moment'], { timeout: 20_000 })
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
