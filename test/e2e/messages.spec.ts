import { devices } from '@playwright/test'
import { en, type Visitor } from './visitor'
import { expect, test } from './house'

/** With a finger, on a screen that a hand holds. */
const phone = (({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch }) => ({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch }))(devices['Pixel 5'])

/** The message that begins with these words, whatever stands behind them. */
const message = (of: Visitor, text: string) => of.log.getByRole('article').filter({ hasText: text })

/** What the menu of a message offers, opened with the other button of the mouse. */
async function choose(of: Visitor, text: string, name: string) {
  await message(of, text).locator('.words').last().click({ button: 'right' })
  await of.page.getByRole('dialog', { name: en.message.tools }).getByRole('button', { name, exact: true }).click()
}

/** A finger rests on it until the menu is there, and lets go. */
async function rest(on: Visitor, text: string) {
  const words = message(on, text).locator('.words').last()
  await words.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await words.boundingBox())!
  const finger = await on.page.context().newCDPSession(on.page)
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + width / 2, y: y + height / 2 }] })
  const menu = on.page.getByRole('dialog', { name: en.message.tools })
  await expect(menu).toBeVisible()
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await finger.detach()
  await expect(menu).toBeVisible()
}

test('What is answered is quoted, for both and after a reload, and the quotation leads to it', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ana.say('tea or coffee?')
  await ana.say('it is raining')
  await ben.sees('tea or coffee?')
  await rest(ben, 'tea or coffee?')
  await ben.page.getByRole('dialog', { name: en.message.tools }).getByRole('button', { name: en.message.reply }).click()
  await expect(ben.page.getByText(en.message.replying('ana'))).toBeVisible()
  await expect(ben.box).toBeFocused()
  await ben.box.fill('tea, please')
  await ben.page.getByRole('button', { name: en.composer.send }).click()
  for (const one of [ana, ben]) {
    await one.sees('tea, please')
    await expect(message(one, 'tea, please').getByRole('button', { name: en.message.goTo('ana') })).toHaveText(/ana\s*tea or coffee\?/)
  }
  await expect(ben.page.getByText(en.message.replying('ana'))).toBeHidden()
  await ana.page.reload()
  const quotation = message(ana, 'tea, please').getByRole('button', { name: en.message.goTo('ana') })
  await quotation.click()
  await expect(ana.log.locator('.shines')).toContainText('tea or coffee?')
})

test('One’s own words can be edited, with the arrow and from the menu, and everybody sees the new ones', async ({ comes, tab }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  const second = await tab(ana)
  await second.open()
  await ana.say('teh is ready')
  await ben.sees('teh is ready')
  await ana.box.press('ArrowUp')
  await expect(ana.page.getByText(en.message.editing, { exact: true })).toBeVisible()
  await expect(ana.box).toHaveValue('teh is ready')
  await ana.box.fill('tea is ready')
  await ana.box.press('Enter')
  for (const one of [ana, ben, second])
    await expect(message(one, 'tea is ready').locator('.edited')).toHaveText(en.message.edited)
  await expect(ana.box).toHaveValue('')

  await choose(ana, 'tea is ready', en.message.edit)
  await ana.box.fill('nobody shall see this')
  await ana.box.press('Escape')
  await expect(ana.box).toHaveValue('')
  await ana.page.reload()
  await expect(message(ana, 'tea is ready')).toBeVisible()
  await expect(message(ben, 'teh')).toBeHidden()
})

test('What was typed before an edit is there after it', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.say('one')
  await ana.box.fill('half a thought')
  await choose(ana, 'one', en.message.edit)
  await expect(ana.box).toHaveValue('one')
  await ana.box.fill('two')
  await ana.box.press('Enter')
  await expect(message(ana, 'two')).toBeVisible()
  await expect(ana.box).toHaveValue('half a thought')
})

test('What is taken back is gone for everybody, also for who was away, and can be written again', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ana.say('the code is 1234')
  await ben.sees('the code is 1234')
  ben.bearsOutage = true
  await ben.page.context().setOffline(true)
  await expect(ben.page.locator('.banner')).toBeVisible()
  await choose(ana, 'the code is 1234', en.message.recall)
  await ana.page.getByRole('button', { name: en.message.recallYes }).click()
  await expect(ana.log.getByText(en.message.recalledOwn)).toBeVisible()
  await expect(message(ana, '1234')).toBeHidden()

  await ben.page.context().setOffline(false)
  await expect(ben.log.getByText(en.message.recalledThis)).toBeVisible()
  await expect(message(ben, '1234')).toBeHidden()
  const kept = () => ben.page.evaluate(async () => {
    const opened = indexedDB.open('teahouse')
    await new Promise(resolve => { opened.onsuccess = resolve })
    const all = opened.result.transaction('entries').objectStore('entries').getAll()
    await new Promise(resolve => { all.onsuccess = resolve })
    return JSON.stringify(all.result)
  })
  // It is written down a moment later, together with what else comes.
  await expect.poll(kept).toContain('recalled')
  expect(await kept()).not.toContain('1234')

  await ana.log.getByRole('button', { name: en.message.again }).click()
  await expect(ana.box).toHaveValue('the code is 1234')
  await ana.page.reload()
  await expect(ana.log.getByText(en.message.recalledOwn)).toBeVisible()
})

test('A reaction is seen by both, counted, and taken away by a press', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ana.say('the kettle is on')
  await ben.sees('the kettle is on')
  await rest(ben, 'the kettle is on')
  await ben.page.getByRole('dialog', { name: en.message.tools }).getByRole('button', { name: en.message.react('👍') }).click()
  await expect(message(ana, 'the kettle is on').getByRole('button', { name: '👍 ben' })).toHaveText(/👍\s*1/)
  await message(ana, 'the kettle is on').getByRole('button', { name: '👍 ben' }).click()
  for (const one of [ana, ben])
    await expect(message(one, 'the kettle is on').locator('.reaction')).toHaveText(/👍\s*2/)
  await expect(message(ana, 'the kettle is on').locator('.reaction')).toHaveAttribute('aria-pressed', 'true')
  await message(ana, 'the kettle is on').locator('.reaction').click()
  for (const one of [ana, ben])
    await expect(message(one, 'the kettle is on').locator('.reaction')).toHaveText(/👍\s*1/)
  await ben.page.reload()
  await expect(message(ben, 'the kettle is on').locator('.reaction')).toHaveAttribute('aria-pressed', 'true')
})

test('The menu goes by a press beside it and by Escape, and does nothing then', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ana.say('hello')
  await ben.sees('hello')
  const menu = ben.page.getByRole('dialog', { name: en.message.tools })
  await rest(ben, 'hello')
  await ben.page.touchscreen.tap(200, 80)
  await expect(menu).toBeHidden()
  await rest(ben, 'hello')
  await ben.page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  expect(await ben.words.allTextContents()).toEqual(['hello'])
})

test('A reaction that is put there without a connection shows at once and arrives later', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.say('good night')
  await ben.sees('good night')
  ben.bearsOutage = true
  await ben.page.context().setOffline(true)
  await expect(ben.page.locator('.banner')).toBeVisible()
  await choose(ben, 'good night', en.message.react('🍵'))
  await expect(message(ben, 'good night').locator('.reaction')).toHaveText(/🍵\s*1/)
  await ben.page.context().setOffline(false)
  await expect(message(ana, 'good night').locator('.reaction')).toHaveText(/🍵\s*1/)
})

test('The keyboard goes from message to message, and does all that the mouse does', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ben.say('first')
  await ben.say('second')
  await ana.sees('second')
  await ana.log.focus()
  await ana.page.keyboard.press('Enter')
  await ana.page.keyboard.press('ArrowUp')
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByRole('button', { name: en.message.react('👍') })).toBeFocused()
  await ana.page.keyboard.press('Enter')
  await expect(message(ben, 'first').locator('.reaction')).toHaveText(/👍\s*1/)
  await ana.page.keyboard.press('Escape')
  await expect(ana.box).toBeFocused()
})
