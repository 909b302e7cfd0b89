import { readFile } from 'node:fs/promises'
import { data as words } from '../../web/src/words/en/data'
import { expect, test } from './house'
import { phone } from './message'
import { en, type Visitor } from './visitor'

const openData = async (of: Visitor) => {
  await of.open('#settings/data')
  await expect(of.page.getByRole('heading', { name: en.settings.sections.data.title, exact: true })).toBeVisible()
}

test('What ana said is downloaded from her phone, private words too and not those of ben, and a second time only later', async ({ comes }) => {
  const ben = await comes('ben')
  const ana = await comes('ana', { ...phone, acceptDownloads: true })
  await ana.box.fill('good morning')
  await ana.page.getByRole('button', { name: en.composer.send }).click()
  await ben.sees('good morning')
  await ben.say('and to you')
  await ana.sees('and to you')
  await openData(ana)
  const saving = ana.page.waitForEvent('download')
  await ana.page.getByRole('button', { name: words.download }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^teahouse-\d{4}-\d\d-\d\d\.jsonl$/)
  const lines = (await readFile(await saved.path(), 'utf8')).trimEnd().split('\n').map(line => JSON.parse(line) as Record<string, unknown>)
  expect(lines.filter(line => line['seq']).map(line => line['text'])).toEqual(['good morning'])
  expect(lines.at(-1)).toEqual({ end: true, messages: 1 })
  await expect(ana.page.getByText(words.begun)).toBeVisible()

  ana.bears(/status of 429/)
  await ana.page.reload()
  await ana.page.getByRole('button', { name: words.download }).click()
  await expect(ana.page.getByText(/It was downloaded just now\. Try again in \d+ seconds?\./)).toBeVisible()
})

test('Who is offline is told that it did not work, and can try again', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.say('good morning')
  await openData(ana)
  ana.bearsOutage = true
  await ana.page.context().setOffline(true)
  await ana.page.getByRole('button', { name: words.download }).click()
  await expect(ana.page.getByText(words.failed)).toBeVisible()
  await ana.page.context().setOffline(false)
  const saving = ana.page.waitForEvent('download')
  await ana.page.getByRole('button', { name: words.download }).click()
  await saving
})
