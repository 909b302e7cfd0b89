import { devices, expect } from '@playwright/test'
import { en, type Visitor } from './visitor'

/** With a finger, on a screen that a hand holds. */
export const phone = (({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch }) => ({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch }))(devices['Pixel 5'])

/** The message that begins with these words, whatever stands behind them. */
export const message = (of: Visitor, text: string) => of.log.getByRole('article').filter({ hasText: text })

/** What the menu of a message offers, opened with the other button of the mouse. */
export async function choose(of: Visitor, text: string, name: string) {
  await message(of, text).locator('.words').last().click({ button: 'right' })
  await of.page.getByRole('dialog', { name: en.message.tools }).getByRole('button', { name, exact: true }).click()
}

/** A finger rests on it until the menu is there, and lets go. */
export async function rest(on: Visitor, text: string) {
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
