import { chromium } from '@playwright/test'
import { send } from './files'
import { en, Visitor } from './visitor'
import { expect, test } from './house'

/** A browser with a microphone that beeps. */
const microphone = ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

test('What is spoken is heard before it is sent, arrives as a voice with its length, and can be played by key', async ({ house, comes }) => {
  const ben = await comes('ben')
  const browser = await chromium.launch({ executablePath: process.env.TEAHOUSE_CHROMIUM ?? '/usr/bin/chromium', args: microphone })
  try {
    const ana = new Visitor(await (await browser.newContext({ locale: 'en-GB' })).newPage(), new URL(house.page).origin)
    await ana.arrive('ana')
    await ana.page.getByRole('button', { name: en.files.voice, exact: true }).click()
    const recorder = ana.page.getByRole('group', { name: en.files.voice })
    await expect(recorder.getByRole('timer')).toHaveText('0:02')
    await ana.page.keyboard.press('Enter')
    await expect(recorder).toBeHidden()
    const waiting = ana.page.locator('.spoken-voice')
    await waiting.getByRole('button', { name: en.files.play }).click()
    await expect(waiting.getByRole('button', { name: en.files.pause })).toBeVisible()
    await send(ana)
    await expect(waiting).toBeHidden()
    for (const one of [ana, ben])
      await expect(one.log.locator('.voice .time')).toHaveText(/^0:0[23]$/)
    const play = ben.log.getByRole('button', { name: en.files.play })
    await play.focus()
    await ben.page.keyboard.press('Enter')
    await expect(ben.log.getByRole('button', { name: en.files.pause })).toBeVisible()
    await expect(ben.log.getByRole('button', { name: en.files.play })).toBeVisible()
    expect(ana.troubles).toEqual([])
  }
  finally {
    await browser.close()
  }
})

test('Where there is no microphone it is said in words, and one writes on', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.page.evaluate(() => { Object.defineProperty(navigator, 'mediaDevices', { value: undefined }) })
  await ana.page.getByRole('button', { name: en.files.voice, exact: true }).click()
  await expect(ana.page.getByRole('alert')).toHaveText(en.files.noMicrophone)
  await ana.page.getByRole('group', { name: en.files.voice }).getByRole('button', { name: en.files.close }).click()
  await expect(ana.box).toBeFocused()
})
