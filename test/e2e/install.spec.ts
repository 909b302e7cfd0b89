import { expect, test } from './house'
import { phone } from './message'
import { en } from './visitor'

test('The page can be installed, with icons that are there', async ({ comes }) => {
  const ana = await comes('ana', phone)
  await ana.page.evaluate(() => navigator.serviceWorker.ready)
  const session = await ana.page.context().newCDPSession(ana.page)
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest = JSON.parse(data!)
  const sizes = await ana.page.evaluate(icons => Promise.all(icons.map(async icon => {
    const image = new Image()
    image.src = icon.src
    await image.decode()
    return icon.type === 'image/png' ? `${image.naturalWidth}x${image.naturalHeight}` : 'any'
  })), manifest.icons as { src: string, type: string }[])
  expect(sizes).toEqual(manifest.icons.map((icon: { sizes: string }) => icon.sizes))
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // Each visitor here has a browser that forgets.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})

test('What another program shares is put into the box of the room that ana picks, beside what she typed there', async ({ comes }) => {
  const ana = await comes('ana', phone)
  const ben = await comes('ben')
  await ana.page.evaluate(() => navigator.serviceWorker.ready)
  await ana.page.goto('about:blank')
  await ana.open(`#share=${encodeURIComponent('Green tea\nhttps://tea.example/green')}`)
  const box = ana.page.getByRole('combobox', { name: en.select.forwardTo })
  await expect(box).toBeVisible()
  expect(new URL(ana.page.url()).hash).not.toContain('tea.example')
  await ana.page.getByRole('option', { name: /^Lobby/ }).tap()
  await ana.isIn('Lobby')
  await expect(ana.box).toHaveValue('Green tea\nhttps://tea.example/green\n')
  await ana.page.getByRole('button', { name: en.composer.send }).click()
  await expect(ben.words).toContainText(['Green tea'])
})
