import { Person } from '../process/person.mjs'
import { Forger, forgedRoom, forgedUser, stampOf } from './hostile/forger'
import { caught, live, watch } from './hostile/watch'
import { HOSTILE_MIN, hostileWords } from './hostile/words'
import { expect, test } from './house'
import type { Visitor } from './visitor'
import { en } from './visitor'

/** Much is in sight at once, and is painted small, for nobody looks. */
const tall = { viewport: { width: 1280, height: 6_000 }, deviceScaleFactor: 0.2 }
const together = 50

/** Nothing ran, nothing had to be forbidden, and nothing stands there that could. */
async function isCalm({ page }: Visitor) {
  const { ran, forbidden } = await caught(page)
  expect.soft(ran.map(at => hostileWords[Number(at)] ?? at), 'words that ran').toEqual([])
  expect.soft(forbidden, 'what the policy had to forbid').toEqual([])
  expect(await live(page), 'what could run').toEqual([])
}

test('The watch sees words that run, ask others, or are forbidden to: most do, where they are taken for HTML', async ({ browser, house, somebody }) => {
  expect(hostileWords.length).toBeGreaterThan(HOSTILE_MIN)
  expect(new Set(hostileWords).size).toBe(hostileWords.length)
  // A page of somebody who put them in as they are, with no policy. It reaches nobody.
  const page = await browser.newPage()
  const foreign = new Set<string>()
  await page.route('**/*', route => route.request().url() === house.page ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>x</title>' }) : (foreign.add(route.request().url()), route.abort()))
  await watch(page)
  await page.goto(house.page)
  await page.evaluate((all) => {
    for (const words of all) {
      const place = document.createElement('div')
      place.innerHTML = words.replaceAll('location=', 'x=')
      document.body.append(place)
    }
  }, hostileWords.filter(words => !/http-equiv|base (href|target)/.test(words)))
  await expect.poll(async () => new Set((await caught(page)).ran).size).toBeGreaterThan(90)
  expect(foreign.size).toBeGreaterThan(10)
  expect((await live(page)).length).toBeGreaterThan(50)
  await page.close()

  // In our page the same is forbidden, and seen.
  const ana = await somebody()
  await watch(ana.page)
  await ana.open()
  const refused = await ana.page.evaluate((words) => {
    try {
      document.body.innerHTML = words
    }
    catch (error) {
      return (error as Error).name
    }
  }, hostileWords[1]!)
  expect(refused).toBe('TypeError')
  await expect.poll(async () => (await caught(ana.page)).forbidden.length).toBe(1)
  expect(ana.troubles.splice(0).length).toBeGreaterThan(0)
})

for (const own of [false, true]) {
  test(`What ${own ? 'oneself' : 'somebody'} said is shown and never done, nor are the name, the quotation and the reactions with it`, async ({ house, somebody }) => {
    test.setTimeout(240_000)
    const ben = await Person.arrive(house.url, 'ben')
    const said: number[] = []
    for (let at = 0; at < hostileWords.length; at += together) {
      const answers = await Promise.all(hostileWords.slice(at, at + together).map(words => ben.say(words)))
      for (const { type, data } of answers) {
        if (type === 5) said.push(data.seq)
      }
    }
    // The house lets all of them through: they are words.
    expect(said.length).toBe(hostileWords.length)
    const ana = await somebody(tall)
    await watch(ana.page)
    const forger = await Forger.before(ana.page)
    forger.own = own
    await ana.open()
    await expect(ana.log.getByRole('article').first()).toBeVisible()

    const seen = new Set<string>()
    const wanted = new Set(said.map(stampOf))
    await ana.log.hover({ position: { x: 400, y: 400 } })
    const end = Date.now() + 200_000
    while (seen.size < wanted.size && Date.now() < end) {
      await ana.look()
      for (const stamp of await ana.log.locator('article time').evaluateAll(times => times.map(time => (time as HTMLTimeElement).dateTime))) {
        if (wanted.has(stamp)) seen.add(stamp)
      }
      await isCalm(ana)
      await ana.scroll(-5_000)
    }
    expect(seen.size, 'all of them were on screen').toBe(wanted.size)
    await ben.leave()
  })
}

test('Names and topics of rooms and people are shown in every list and never done', async ({ somebody }) => {
  test.setTimeout(240_000)
  const ana = await somebody(tall)
  await watch(ana.page)
  const forger = await Forger.before(ana.page)
  forger.lists = true
  await ana.open()
  const { page } = ana
  const texts = (selector: string) => page.locator(selector).evaluateAll(all => all.map(one => one.textContent))
  await expect.poll(async () => (await texts('.rail .room-row')).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(hostileWords.length)
  const shown = new Set(await texts('.rail .room-row bdi, .rail .room-row .label'))
  expect(hostileWords.filter(words => !shown.has(words)), 'rooms that are not in the list').toEqual([])
  const here = new Set(await texts('.people .person bdi'))
  expect(hostileWords.filter(words => !here.has(words)), 'people who are not in the list').toEqual([])
  await isCalm(ana)
  await page.getByRole('link', { name: en.rail.open }).click()
  await expect.poll(async () => (await texts('.found .topic')).length, { timeout: 30_000 }).toBe(hostileWords.length)
  expect(await texts('.found .name')).toEqual(hostileWords)
  await isCalm(ana)
})

test('What is told while one looks is never done: a change of words, a room’s name and topic, who came, one’s own name', async ({ house, somebody }) => {
  test.setTimeout(240_000)
  const ben = await Person.arrive(house.url, 'ben')
  const { data: { seq } } = await ben.say('before')
  const ana = await somebody({ viewport: { width: 1000, height: 700 } })
  await watch(ana.page)
  const forger = await Forger.before(ana.page)
  await ana.open()
  await expect(ana.log.getByRole('article').first()).toBeVisible()
  const { room } = forgedRoom(0)
  await ana.page.evaluate((room) => { location.hash = room }, room)
  const { userId, token } = await ana.page.evaluate(async () => (await fetch('/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as Promise<{ userId: string, token: string }>)
  const user = { userId: ben.identity.userId, name: 'ben' }
  // Every word that was ever shown in these places; of lines of the conversation those that went by were never on screen.
  await ana.page.evaluate(() => {
    const shown: Record<string, Set<string>> = { 'main .topbar :is(h1, h2)': new Set(), 'main .topbar .topic': new Set(), '.rail .me bdi': new Set(), '.log .did bdi': new Set() }
    const look = () => Object.entries(shown).forEach(([place, words]) => document.querySelectorAll(place).forEach(element => words.add(element.textContent)))
    new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true })
    Object.assign(window, { shown })
  })
  for (const [at, words] of hostileWords.entries()) {
    forger.tell({ type: 15, data: { room, kind: 'open', name: words, topic: words, epoch: 1, firstSeq: 1, head: 1, mark: 1, unread: 0 } })
    forger.tell({ type: 50, data: { room, seq: 2 + at, id: `${String(at).padStart(8, '0')}-0000-4000-8000-000000000050`, from: user, name: words, topic: words, at: Date.now() } })
    forger.tell({ type: 3, data: { userId, token, name: words, expiresAt: Date.now() + 3_600_000 } })
    forger.tell({ type: 8, data: { room: 'lobby', count: 3, came: [forgedUser(at)], went: at ? [forgedUser(at - 1)] : [], renamed: [] } })
    forger.tell({ type: 20, data: { room: 'lobby', seq: seq + 1 + at, id: `${String(at).padStart(8, '0')}-0000-4000-8000-000000000001`, from: user, target: seq, text: words, at: Date.now() } })
    await ana.page.evaluate(() => new Promise(requestAnimationFrame))
  }
  await expect(ana.page.locator('main .topbar .topic')).toHaveText(hostileWords.at(-1)!)
  const shown = await ana.page.evaluate(() => Object.entries((window as unknown as { shown: Record<string, Set<string>> }).shown).map(([place, words]) => [place, [...words]] as const))
  for (const [place, words] of shown) expect(hostileWords.filter(each => words.includes(each)).length, `shown in ${place}`).toBeGreaterThan(place.startsWith('.log') ? HOSTILE_MIN / 3 : HOSTILE_MIN)
  await isCalm(ana)
  await ben.leave()
})

test('What one types, looks for or has in the address is never done', async ({ comes }) => {
  test.setTimeout(240_000)
  const ana = await comes('ana', { viewport: { width: 1440, height: 900 } })
  await comes('ben')
  const { page } = ana
  await watch(page)
  await page.reload()
  await expect(ana.box).toBeVisible()
  const typed = (selector: string, all: readonly string[]) => page.evaluate(async ([selector, all]) => {
    for (const words of all) {
      const box = document.querySelector<HTMLInputElement>(selector)!
      box.value = words
      box.dispatchEvent(new InputEvent('input', { bubbles: true }))
      // So that it is rendered, without the pause that a timer makes.
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve()
        port2.postMessage(0)
      })
    }
  }, [selector, all] as const)
  await typed('.rail input[type=search]', hostileWords)
  await expect(page.locator('.rail').getByText(hostileWords.at(-1)!, { exact: false }).first()).toBeVisible()
  await typed('.rail input[type=search]', [''])
  await typed('.people input[type=search]', hostileWords)
  await expect(page.locator('.people [role=status]')).toContainText(hostileWords.at(-1)!)
  await typed('#composer', hostileWords)
  await typed('#composer', hostileWords.map(words => `@${words}`))
  await isCalm(ana)
  // A browser follows no more than so many in a second; so there are many in each.
  for (let at = 0; at < hostileWords.length; at += 20) {
    const some = hostileWords.slice(at, at + 20).join(' ')
    await page.evaluate(hash => new Promise((resolve) => {
      addEventListener('hashchange', resolve, { once: true })
      location.hash = hash
    }), ['', 'room-', 'with-', 'settings/'][at / 20 % 4]! + some)
  }
  await isCalm(ana)
  await page.getByRole('link', { name: en.rail.open }).click()
  for (const field of ['.rooms-page input[type=search]', '.make-room input', '.make-room :is(textarea, label:nth-of-type(2) input)'])
    await typed(field, hostileWords)
  await isCalm(ana)
  // And from the first moment on: one of each kind.
  for (let at = 0; at < hostileWords.length; at += 120) {
    await page.goto('about:blank')
    await ana.open(`#${hostileWords[at]}`)
    await expect(ana.rail).toBeVisible()
    await isCalm(ana)
  }
})
