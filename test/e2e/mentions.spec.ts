import { InputMethod } from './inputMethod'
import { message, phone } from './message'
import { en, type Visitor } from './visitor'
import { expect, test } from './house'

const list = (of: Visitor) => of.page.getByRole('listbox', { name: en.composer.mention })

test('Who is called is found by how the name is read, also behind Han, and sees that it is for them', async ({ comes, tab }) => {
  const ana = await comes('ana')
  const ming = await comes('张小明', phone)
  const second = await tab(ming)
  await second.open()
  await expect(ana.here.getByText('张小明')).toBeVisible()
  await ana.box.pressSequentially('你好＠zxm')
  await expect(list(ana).getByRole('option')).toHaveText('张小明')
  await ana.box.press('Enter')
  await expect(ana.box).toHaveValue('你好＠张小明 ')
  await ana.box.pressSequentially('喝茶')
  await ana.box.press('Enter')
  for (const one of [ming, second])
    await expect(message(one, '喝茶').locator('.mention.mine')).toHaveText('＠张小明')
  await expect(message(ana, '喝茶').locator('.mention')).toHaveText('＠张小明')
  await ming.page.reload()
  await expect(message(ming, '喝茶').locator('.mention.mine')).toHaveText('＠张小明')
})

test('The list follows an input method while it composes, and leaves it its keys', async ({ comes }) => {
  const ana = await comes('ana')
  await comes('小红')
  await comes('红茶', phone)
  await expect(ana.here.getByText('红茶')).toBeVisible()
  const method = await InputMethod.at(ana.page)
  await ana.box.pressSequentially('@')
  await expect(list(ana).getByRole('option')).toHaveCount(2)
  await method.compose('xiao h')
  await expect(list(ana).getByRole('option')).toHaveText('小红')
  await method.take('小红')
  await expect(ana.box).toHaveValue('@小红')
  await expect(list(ana).getByRole('option')).toHaveText('小红')
  await ana.box.press('Enter')
  await expect(ana.box).toHaveValue('@小红 ')
  await expect(list(ana)).toBeHidden()
  await ana.box.press('Control+z')
  await expect(ana.box).toHaveValue('@小红')
})

test('With a finger a name is taken by a press, and the keyboard stays', async ({ comes }) => {
  const ana = await comes('ana')
  const ben = await comes('ben', phone)
  await expect(ana.here.getByText('ben')).toBeVisible()
  await ben.box.tap()
  await ben.box.pressSequentially('@a')
  await list(ben).getByRole('option', { name: 'ana' }).tap()
  await expect(ben.box).toHaveValue('@ana ')
  await expect(ben.box).toBeFocused()
  await expect(list(ben)).toBeHidden()
})
