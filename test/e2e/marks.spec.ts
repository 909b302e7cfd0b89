import { message, phone } from './message'
import { en } from './visitor'
import { expect, test } from './house'

const code = 'int main() { return 0; } // 茶'

test('What is written with marks is read with them by everybody, and by oneself when it is edited', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await ana.box.fill(`**真，**她 ~~no~~\n> said\n\n\`\`\`cpp\n${code}\n\`\`\``)
  await ana.box.press('Enter')
  for (const one of [ana, ben]) {
    const words = message(one, '真，').locator('.words')
    await expect(words.locator('strong')).toHaveText('真，')
    await expect(words.locator('s')).toHaveText('no')
    await expect(words.locator('blockquote')).toHaveText('said')
    await expect(words.locator('pre .hljs-keyword')).toHaveText('return')
    await expect(words.locator('pre')).toHaveText(code)
  }
  await ana.box.press('ArrowUp')
  await expect(ana.page.getByRole('textbox', { name: /^Write to/ })).toHaveValue(/^\*\*真，\*\*她/)
  await ana.page.keyboard.press('Escape')
  ben.bearsOutage = true
  await ben.page.evaluate(() => navigator.serviceWorker.ready)
  await ben.page.context().setOffline(true)
  await ben.page.reload()
  await expect(message(ben, '真，').locator('.words strong')).toHaveText('真，')
})

test('A text that is too long to read at once is folded, and unfolds in its place', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  const long = Array.from({ length: 80 }, (_, line) => `line ${line}`).join('\n')
  await ana.box.fill(long)
  await ana.box.press('Enter')
  const words = message(ben, 'line 0').locator('.words')
  await expect(words.getByText('line 0')).toBeVisible()
  const folded = (await words.boundingBox())!.height
  await words.getByRole('button', { name: en.log.showAll }).click()
  await expect.poll(async () => (await words.boundingBox())!.height).toBeGreaterThan(folded * 3)
  await words.getByRole('button', { name: en.log.showLess }).click()
  await expect.poll(async () => (await words.boundingBox())!.height).toBe(folded)
})
