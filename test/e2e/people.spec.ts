import { Person } from '../process/person.mjs'
import { expect, test } from './house'
import { en } from './visitor'

/** More than the house names by itself. */
const guests = 230

test('A crowd is counted, comes into sight as one scrolls, and has everybody in it who is looked for', async ({ house, comes }) => {
  const ana = await comes('ana')
  const crowd = await Promise.all(Array.from({ length: guests }, (_, at) => Person.arrive(house.url, `guest ${String(at).padStart(3, '0')}`)))
  await expect(ana.here.getByRole('heading', { name: `Here ${guests + 1}` })).toBeVisible()
  await ana.page.reload()
  await expect(ana.here.getByRole('heading', { name: `Here ${guests + 1}` })).toBeVisible()

  const rows = ana.here.getByRole('listitem')
  await expect(rows.first(), 'oneself first').toContainText('ana')
  await expect(ana.here.getByText(/^and 13[01] more$/)).toBeVisible()
  await expect.poll(async () => {
    await rows.last().scrollIntoViewIfNeeded()
    return await rows.count()
  }).toBe(guests + 1)
  const names = (await rows.locator('.label').allTextContents()).slice(1).sort()
  expect(names).toEqual(crowd.map((_, at) => `guest ${String(at).padStart(3, '0')}`))

  await ana.here.getByRole('searchbox').fill('GUEST 217')
  await expect(rows).toHaveText(['guest 217'])
  await ana.here.getByRole('searchbox').fill('zoe')
  await expect(ana.here.getByText(en.people.nobody('zoe'))).toBeVisible()
  await ana.here.getByRole('searchbox').fill('')

  await Promise.all(crowd.slice(100).map(guest => guest.leave()))
  await expect(ana.here.getByRole('heading', { name: 'Here 101' })).toBeVisible()
  await expect(rows, 'when the crowd has gone, everybody is named again').toHaveCount(101)
  await Promise.all(crowd.slice(0, 100).map(guest => guest.leave()))
})
