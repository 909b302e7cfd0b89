import { data as words } from '../../web/src/words/en/data'
import { data as chinese } from '../../web/src/words/zh/data'
import { zh } from '../../web/src/words/zh'
import { expect, test } from './house'
import { phone } from './message'
import { en, type Visitor } from './visitor'

const sayOnPhone = async (of: Visitor, text: string) => {
  await of.box.fill(text)
  await of.page.getByRole('button', { name: en.composer.send }).click()
  await of.sees(text)
}

const openForget = async (of: Visitor) => {
  await of.open('#settings/data')
  await of.page.getByRole('button', { name: words.takeAsk }).click()
  await expect(of.page.getByText(words.takeThen)).toBeVisible()
}

test('Ana takes back all that she said from her phone: ben sees it go, in both tabs, after a reload, and cannot find it', async ({ comes, tab }) => {
  const ben = await comes('ben')
  const ana = await comes('ana', phone)
  await sayOnPhone(ana, 'my secret one')
  await ben.say('of ben')
  await ana.sees('of ben')
  await sayOnPhone(ana, 'my secret two')
  await ben.sees('my secret two')
  const second = await tab(ben)
  await second.open()
  await second.sees('my secret two')

  await openForget(ana)
  await ana.page.getByRole('button', { name: words.takeYes }).click()
  await expect(ana.page.getByText(words.taken(2))).toBeVisible()

  const trace = `ana${en.log.tookBack(2)}`
  for (const tabOfBen of [ben, second]) {
    await expect(tabOfBen.log.getByText(trace)).toBeVisible()
    await expect(tabOfBen.log.getByText('my secret')).toHaveCount(0)
    await tabOfBen.sees('of ben')
  }
  await ben.page.reload()
  await expect(ben.log.getByText(trace)).toBeVisible()
  await expect(ben.log.getByText('my secret')).toHaveCount(0)

  await ben.page.keyboard.press('Control+Shift+F')
  await ben.page.getByRole('searchbox', { name: en.search.placeholder }).fill('secret')
  await expect(ben.page.getByText(en.search.nothing('secret'))).toBeVisible()

  await ana.open('#lobby')
  await expect(ana.log.getByText(en.log.tookBackOwn(2))).toBeVisible()
  await sayOnPhone(ana, 'a new beginning')
  await second.sees('a new beginning')
})

test('Nothing is taken back by who only looks, or thinks better of it, and the first thing under a finger keeps it', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.say('stays')
  await ben.sees('stays')
  await openForget(ana)
  await expect(ana.page.getByRole('button', { name: words.takeNo })).toBeFocused()
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByText(words.takeThen)).toBeHidden()
  await expect(ana.page.getByRole('button', { name: words.takeAsk })).toBeFocused()
  await ben.say('still there')
  await ben.sees('stays')
})

test('Who was away when it happened, with all of it kept on the device, sees nothing of it any more', async ({ comes }) => {
  const ben = await comes('ben')
  const ana = await comes('ana')
  await ana.say('while ben is here')
  await ben.sees('while ben is here')
  ben.bearsOutage = true
  await ben.page.context().setOffline(true)
  await expect(ben.page.getByText(en.banner.offline).first()).toBeVisible()
  await openForget(ana)
  await ana.page.getByRole('button', { name: words.takeYes }).click()
  await expect(ana.page.getByText(words.taken(1))).toBeVisible()
  await ben.sees('while ben is here')
  await ben.page.context().setOffline(false)
  await expect(ben.log.getByText(`ana${en.log.tookBack(1)}`)).toBeVisible()
  await expect(ben.log.getByText('while ben is here')).toHaveCount(0)
})

test('In Chinese it says so, too', async ({ somebody }) => {
  const ana = await somebody({ locale: 'zh-CN' })
  await ana.open()
  await ana.page.getByRole('textbox', { name: zh.composer.label(zh.lobby) }).fill('早上好')
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByText('早上好').first()).toBeVisible()
  await ana.open('#settings/data')
  await ana.page.getByRole('button', { name: chinese.takeAsk }).click()
  await expect(ana.page.getByText(chinese.takeThen)).toBeVisible()
  await ana.page.getByRole('button', { name: chinese.takeYes }).click()
  await expect(ana.page.getByText(chinese.taken(1))).toBeVisible()
})
