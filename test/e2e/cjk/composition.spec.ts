import type { Locator } from '@playwright/test'
import { expect, test } from '../house'
import { InputMethod } from '../inputMethod'
import { en, type Visitor } from '../visitor'

/** What hands do in each of four ways to write, and the word that comes of it. */
const methods = {
  pinyin: { steps: ['n', 'ni', "ni'h", 'ni hao'], word: '你好' },
  zhuyin: { steps: ['ㄋ', 'ㄋㄧ', 'ㄋㄧˇ', '你ㄏ', '你ㄏㄠˇ'], word: '你好' },
  kana: { steps: ['お', 'おち', 'おちゃ', 'お茶'], word: 'お茶' },
  hangul: { steps: ['ㅅ', '사', '살', '사라', '사람'], word: '사람' },
}

/** Where one can type, and how one comes there. */
const boxes: Record<string, (ana: Visitor) => Promise<Locator>> = {
  'the box of a room': async ana => ana.box,
  'the rail’s': async ana => ana.page.getByRole('searchbox', { name: en.rail.find }),
  'the name’s': async ana => {
    await ana.me('ana').click()
    const box = ana.page.getByRole('textbox', { name: en.name.label })
    await box.fill('')
    return box
  },
  'a new room’s name': async ana => {
    await ana.open('#rooms')
    return ana.page.getByLabel(en.rooms.name, { exact: true })
  },
  'a new room’s topic': async ana => {
    await ana.open('#rooms')
    return ana.page.getByLabel(en.rooms.topic, { exact: true })
  },
  'the list of rooms’': async ana => {
    await ana.open('#rooms')
    return ana.page.getByRole('searchbox', { name: en.rooms.find })
  },
  'the switcher’s': async ana => {
    await ana.page.keyboard.press('Control+K')
    return ana.page.getByRole('combobox', { name: en.switcher.placeholder })
  },
}

// Three faults of engines and pages are guarded against, in every box: an Enter that ends a composition and is taken for one that sends
// (Blink and WebKit tell `isComposing` or the code 229, Safari neither); a text that is written back while it is composed, which doubles
// the syllables of Korean; and a box that is drawn anew at the first key, which drops the composition.
for (const [name, find] of Object.entries(boxes)) {
  test(`In ${name} box words come whole from pinyin, zhuyin, kana and hangul, and the Enter that takes them does nothing else`, async ({ comes }) => {
    const ana = await comes('ana')
    await ana.say('first')
    const box = await find(ana)
    await box.focus()
    const place = ana.page.url()
    const method = await InputMethod.at(ana.page)
    let typed = ''
    for (const { steps, word } of Object.values(methods)) {
      for (const step of steps) {
        await method.compose(step)
        await expect(box).toHaveValue(typed + step)
      }
      await method.take(word)
      typed += word
      await expect(box).toHaveValue(typed)
      await expect(box).toBeFocused()
    }
    expect(ana.page.url()).toBe(place)
    if (name === 'the box of a room') {
      await expect(ana.words).toHaveText(['first'])
      await ana.page.keyboard.press('Enter')
      await expect(ana.words).toHaveText(['first', typed])
    }
  })
}
