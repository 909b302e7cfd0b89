import { InputMethod } from './inputMethod'
import { expect, test } from './house'

for (const [name, steps, word] of [
  ['pinyin', ['n', 'ni', 'ni h', 'ni hao'], '你好'],
  ['hangul', ['ㅎ', '하', '한'], '한국'],
] as const) {
  test(`While a word is composed in ${name} nothing is sent, and Enter afterwards sends it whole`, async ({ comes }) => {
    const ana = await comes('ana')
    const ben = await comes('ben')
    const method = await InputMethod.at(ana.page)
    await ana.box.focus()
    for (const step of steps) await method.compose(step)
    await method.take(word)
    await expect(ana.box).toHaveValue(word)
    await method.compose('ch')
    await method.take('茶')
    await expect(ana.box).toHaveValue(`${word}茶`)
    await expect(ana.log).toBeHidden()
    await ana.box.press('Enter')
    await ben.sees(`${word}茶`)
    await expect(ben.words).toHaveText([`${word}茶`])
    await expect(ana.box).toHaveValue('')
  })
}

test('Shift and Enter starts a line, and the lines arrive as they were written', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  await ana.box.pressSequentially('one')
  await ana.box.press('Shift+Enter')
  await ana.box.pressSequentially('two')
  await expect(ana.box).toHaveValue('one\ntwo')
  await ana.box.press('Enter')
  await expect(ben.words).toHaveText(['one\ntwo'])
  expect(await ben.words.first().locator('p').evaluate(element => getComputedStyle(element).whiteSpace)).toMatch(/pre/)
})

test('What is typed and not sent is there after a reload, in its room, and in another tab', async ({ comes, tab }) => {
  const ana = await comes('ana')
  await ana.makeRoom('tea')
  await ana.box.fill('for tea')
  await ana.row('Lobby').click()
  await ana.box.pressSequentially('for everyone')
  await expect(ana.row('tea')).toHaveAccessibleName(/Draft/)
  await ana.page.reload()
  await expect(ana.box).toHaveValue('for everyone')
  await ana.row('tea').click()
  await expect(ana.box).toHaveValue('for tea')
  const second = await tab(ana)
  await second.open()
  await expect(second.box).toHaveValue('for everyone')
  await second.box.press('Enter')
  await second.sees('for everyone')
  await ana.row('Lobby').click()
  await expect(ana.box).toHaveValue('')
})

test('Text is text: what looks like HTML is shown as it was typed, and addresses are links', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben')
  const text = '<img src=x onerror=alert(1)> see https://example.org/tea。'
  await ana.say(text)
  await expect(ben.words).toHaveText([text])
  const link = ben.words.first().getByRole('link')
  await expect(link).toHaveAttribute('rel', /noopener/)
  expect(await link.textContent()).toBe('https://example.org/tea')
})

test('Too long a text is not sent, and one is told by how much', async ({ comes }) => {
  const ana = await comes('ana')
  await ana.box.fill('茶'.repeat(4001))
  await expect(ana.page.getByText('1 too many')).toBeVisible()
  await ana.box.press('Enter')
  await expect(ana.box).toHaveValue('茶'.repeat(4001))
  await ana.box.fill('茶'.repeat(4000))
  await ana.box.press('Enter')
  await ana.sawSent('茶'.repeat(4000))
})
