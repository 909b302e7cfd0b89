import { bring, holdUploads, pick, picture, pictures, send, text, tray } from './files'
import { choose, message, phone } from './message'
import { en } from './visitor'
import { expect, test } from './house'

const lake = picture('lake.png')

test('A screenshot that is pasted waits to be sent, goes with a few words, and is seen by everybody and after a reload', async ({ comes, tab }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  const second = await tab(ana)
  await second.open()
  await bring('paste', ana.box, [lake])
  await expect(tray(ana)).toHaveText(/lake\.png/)
  await expect(ana.box).toBeFocused()
  await ana.box.fill('the lake this morning')
  await ana.box.press('Enter')
  await expect(tray(ana)).toHaveCount(0)
  for (const one of [ana, ben, second]) {
    await one.sees('the lake this morning')
    await expect(pictures(one)).toHaveCount(1)
    await expect(pictures(one)).toHaveAttribute('alt', 'the lake this morning')
  }
  await ana.sawSent('the lake this morning')
  await ben.page.reload()
  await expect(pictures(ben)).toHaveCount(1)
})

test('Words that are pasted with a picture of themselves are words', async ({ comes }) => {
  const ana = await comes('ana')
  await bring('paste', ana.box, [lake], 'White tea, 3 g')
  await bring('paste', ana.box, [text('list.txt', 'tea')])
  await expect(tray(ana)).toHaveText(/list\.txt/)
})

test('Several files are dropped on the conversation and chosen besides, one is taken out, and the rest arrive in their order', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ana.say('look')
  await bring('drop', ana.log, [lake, text('teas.txt', 'white, green, oolong')])
  await expect(tray(ana)).toHaveCount(2)
  await pick(ana, picture('shore.png', 200, 300, [90, 120, 180]), picture('boat.png', 300, 300, [180, 120, 90]))
  await expect(tray(ana)).toHaveCount(4)
  await ana.page.getByRole('button', { name: en.files.remove('shore.png') }).click()
  await expect(tray(ana)).toHaveText([/lake\.png/, /teas\.txt/, /boat\.png/])
  await send(ana)
  await expect(pictures(ben)).toHaveCount(2)
  expect(await pictures(ben).evaluateAll(all => all.map(one => (one as HTMLImageElement).alt))).toEqual(['lake.png', 'boat.png'])
  const saved = ben.page.waitForEvent('download')
  await ben.log.getByRole('link', { name: en.files.saveThis('teas.txt') }).click()
  expect((await saved).suggestedFilename()).toBe('teas.txt')
})

test('What is too large or empty is told in words before it is sent, and the rest can go', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.page.route('**/api/limits', route => route.fulfill({ json: { fileBytes: 100_000, filesPerMessage: 2 } }))
  await pick(ana, text('empty.txt', ''), { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(250_000) }, lake, text('one.txt', '1'), text('two.txt', '2'))
  const told = ana.page.getByRole('alert')
  await expect(told).toContainText(en.files.empty('empty.txt'))
  await expect(told).toContainText(en.files.tooLarge('film.mp4', 250_000, 100_000))
  await expect(told).toContainText(en.files.tooMany(2, 1))
  await expect(tray(ana)).toHaveText([/lake\.png/, /one\.txt/])
})

test('A picture says how far it is, is called back while it is on its way, and what was said after it goes', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  const uploads = await holdUploads(ana)
  await pick(ana, lake)
  await ana.box.fill('not this one')
  await ana.box.press('Enter')
  await expect(ana.log.getByRole('progressbar', { name: 'lake.png' })).toBeVisible()
  await ana.say('after it')
  await message(ana, 'not this one').getByRole('button', { name: en.log.cancel }).click()
  await expect(message(ana, 'not this one')).toHaveCount(0)
  await uploads.letGo()
  await ben.sees('after it')
  await expect(ben.words).toHaveText(['after it'])
})

test('What the house has no room for fails in words, and goes when one tries again', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  ana.bears(/507/)
  await ana.page.route('**/api/files', route => route.fulfill({ status: 507, json: { code: 'noRoom', message: '' } }), { times: 1 })
  await pick(ana, lake)
  await send(ana)
  await expect(ana.log.getByText(en.log.failed('noRoom'))).toBeVisible()
  await ana.log.getByRole('button', { name: en.log.retry }).click()
  await expect(pictures(ben)).toHaveCount(1)
  await expect(ana.log.getByText(en.log.failed('noRoom'))).toBeHidden()
})

test('When the server dies while a file goes up, it goes on from where it was, and arrives whole and once', async ({ comes, house }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  ana.bearsOutage = ben.bearsOutage = true
  const large = Buffer.alloc(900_000, 'tea leaves ')
  const began: number[] = []
  ana.page.on('request', (request) => {
    if (request.method() === 'PUT') began.push(Number(new URL(request.url()).searchParams.get('offset')))
  })
  const first = ana.page.waitForResponse(response => response.request().method() === 'PUT')
  // From the second piece on nothing goes, until the house has died.
  let dead = false
  await ana.page.route('**/api/files/*', route => route.request().method() === 'PUT' && !route.request().url().endsWith('offset=0') && !dead ? new Promise<void>(() => {}) : route.continue())
  await pick(ana, { name: 'leaves.bin', mimeType: 'application/octet-stream', buffer: large })
  await ana.box.fill('all of them')
  await ana.box.press('Enter')
  await first
  await house.kill()
  dead = true
  await expect(ana.bannerOut).toBeVisible()
  await ana.page.unrouteAll({ behavior: 'ignoreErrors' })
  await ana.say('and then')
  await house.start()
  await expect(ben.words).toHaveText(['all of them', 'and then'], { timeout: 30_000 })
  expect(began.filter(offset => offset === 0).length).toBe(1)
  const saved = ben.page.waitForEvent('download')
  await message(ben, 'all of them').getByRole('link', { name: en.files.saveThis('leaves.bin') }).click()
  const stream = await (await saved).createReadStream()
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  expect(Buffer.concat(pieces).equals(large)).toBe(true)
})

test('A page that is reloaded while a picture goes up shows it, and sends it once', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await holdUploads(ana)
  await pick(ana, lake)
  await ana.box.fill('kept')
  await ana.box.press('Enter')
  await expect(ana.log.getByRole('progressbar')).toBeVisible()
  await ana.page.unrouteAll({ behavior: 'ignoreErrors' })
  await ana.page.reload()
  await ben.sees('kept')
  await ana.sawSent('kept')
  for (const one of [ana, ben]) {
    await expect(one.words).toHaveText(['kept'])
    await expect(pictures(one)).toHaveCount(1)
  }
})

test('Without a connection a picture waits with the words, is seen in its place, and goes out in order', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  ana.bearsOutage = true
  // What the composer needs for files is loaded when it is needed first.
  await pick(ana, lake)
  await expect(tray(ana)).toHaveCount(1)
  await ana.page.context().setOffline(true)
  await expect(ana.page.locator('.banner')).toBeVisible()
  await send(ana)
  await expect(pictures(ana)).toHaveCount(1)
  await expect(ana.log.getByText(en.log.waiting(1))).toBeVisible()
  await ana.say('and words')
  await ana.page.context().setOffline(false)
  await ben.sees('and words')
  await expect(ben.log.getByRole('article').first()).not.toContainText('and words')
  await expect(pictures(ben)).toHaveCount(1)
})

test('A picture that is taken back is gone for everybody', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await pick(ana, lake)
  await ana.box.fill('oh no')
  await ana.box.press('Enter')
  await expect(pictures(ben)).toHaveCount(1)
  const address = (await pictures(ben).getAttribute('src'))!
  await ana.sawSent('oh no')
  await choose(ana, 'oh no', en.message.recall)
  await expect(ana.log.getByText(en.message.recalledOwn)).toBeVisible()
  await expect(ben.log.getByText(en.message.recalledThis)).toBeVisible({ timeout: 20_000 })
  await expect(ben.log.locator('.picture')).toHaveCount(0)
  expect((await ben.page.request.get(new URL(address, ben.page.url()).href)).status()).toBe(404)
})

test('Pictures are looked at one by one, by the keyboard alone, and the focus goes back', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await pick(ana, lake, picture('shore.png', 200, 300, [90, 120, 180]), picture('boat.png', 300, 300, [180, 120, 90]))
  await send(ana)
  await expect(pictures(ben)).toHaveCount(3)
  const second = ben.log.getByRole('button', { name: en.files.look('shore.png') })
  await second.focus()
  await ben.page.keyboard.press('Enter')
  const viewer = ben.page.getByRole('dialog', { name: en.files.viewer })
  await expect(viewer.getByRole('status')).toHaveText(`shore.png${en.files.place(2, 3)}`)
  await ben.page.keyboard.press('ArrowRight')
  await expect(viewer.getByRole('status')).toContainText('boat.png')
  await ben.page.keyboard.press('ArrowRight')
  await expect(viewer.getByRole('status')).toContainText('boat.png')
  await ben.page.keyboard.press('Home')
  await expect(viewer.getByRole('img', { name: 'lake.png' })).toBeVisible()
  const width = async () => (await viewer.getByRole('img', { name: 'lake.png' }).boundingBox())!.width
  const before = await width()
  await ben.page.keyboard.press('+')
  await expect.poll(width).toBeGreaterThan(before)
  await ben.page.keyboard.press('0')
  await expect.poll(width).toBe(before)
  await ben.page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
  await expect(second).toBeFocused()
})

test('A finger swipes from picture to picture', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await pick(ana, lake, picture('boat.png', 300, 300, [180, 120, 90]))
  await send(ana)
  await expect(pictures(ben)).toHaveCount(2)
  await ben.log.getByRole('button', { name: en.files.look('lake.png') }).tap()
  const viewer = ben.page.getByRole('dialog', { name: en.files.viewer })
  await expect(viewer.getByRole('status')).toContainText('lake.png')
  const finger = await ben.page.context().newCDPSession(ben.page)
  for (const [type, x] of [['touchStart', 300], ['touchMove', 220], ['touchMove', 100], ['touchEnd', undefined]] as const)
    await finger.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] })
  await expect(viewer.getByRole('status')).toContainText('boat.png')
  await viewer.getByRole('button', { name: en.files.close }).tap()
  await expect(viewer).toBeHidden()
})

test('Nothing moves when a picture comes: its place is there before it', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  let open = () => {}
  const opened = new Promise<void>((resolve) => { open = resolve })
  await ben.page.route('**/files/lobby/**', async (route) => {
    await opened
    await route.continue()
  })
  await ana.say('above')
  await pick(ana, picture('lake.png', 1200, 800), picture('tall.png', 300, 1200, [90, 120, 180]), picture('boat.png', 300, 300, [180, 120, 90]))
  await ana.box.fill('three of them')
  await ana.box.press('Enter')
  await ana.say('below')
  await ben.sees('below')
  await expect(ben.log.locator('.picture')).toHaveCount(3)
  const before = await ben.look()
  open()
  await expect(pictures(ben)).toHaveCount(3)
  expect(await ben.look()).toEqual(before)
})

test('An answer to a picture says what it answers, and the list of rooms says that it is one', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await pick(ana, lake)
  await send(ana)
  await expect(pictures(ben)).toHaveCount(1)
  await ana.log.locator('[data-message]').last().focus()
  await ana.page.keyboard.press('Enter')
  await ana.page.getByRole('dialog', { name: en.message.tools }).getByRole('button', { name: en.message.reply }).click()
  await expect(ana.page.locator('.composer .about')).toContainText('Picture')
  await ana.box.fill('taken at six')
  await ana.box.press('Enter')
  await expect(message(ben, 'taken at six').getByRole('button', { name: en.message.goTo('ana') })).toContainText('lake.png')
})
