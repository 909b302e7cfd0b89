// Takes pictures of the real program with a lively house in it, and looks at each with axe.
//
//   node screens/screens.mjs [--keep] [NAME...]
//
// Only those whose names begin with one of these, if any are given. All pictures go to build/screens; with --keep, the few that the documents show also go to docs/pictures.
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from '@playwright/test'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { Person } from '../process/person.mjs'
import { Server } from '../process/server.mjs'
import { answers, changes, crowd, letters, lobby, looker, quietRoom, rooms, whileOffline, written } from './conversation.mjs'
import { Guests } from './house.mjs'

const project = fileURLToPath(new URL('../..', import.meta.url))
const out = path.join(project, 'build/screens')
const kept = path.join(project, 'docs/pictures')
const keep = process.argv.includes('--keep')
/** `lobby`, or `lobby.zh.dark.phone`. */
const only = process.argv.slice(2).filter(word => !word.startsWith('--'))
const toKeep = new Set(['lobby.zh.light.desktop', 'offline.en.dark.desktop', 'direct.en.light.phone'])

const sizes = {
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
}
const arrivalMilliseconds = 10_000

fs.mkdirSync(out, { recursive: true })
const server = await Server.open({ flags: ['--limits', 'none'] })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const problems = []

/** A browser in which nothing moves, so that a picture shows how things are. */
async function look(size, { language, theme }, storageState) {
  const context = await browser.newContext({ ...sizes[size], storageState, reducedMotion: 'reduce', locale: language === 'zh' ? 'zh-CN' : 'en-GB' })
  await context.addInitScript(settings => { if (origin !== 'null') localStorage.setItem('teahouse.settings', settings) }, JSON.stringify({ language, theme }))
  const page = await context.newPage()
  page.on('pageerror', error => problems.push(`${size} ${language} ${theme}: ${error.message}`))
  page.on('console', message => {
    if (message.type() === 'error' && /Content Security Policy|TrustedHTML/.test(message.text())) problems.push(message.text())
  })
  return { context, page }
}

async function go(page, place = '') {
  await page.goto('about:blank')
  await page.goto(`${server.page}#${place}`)
}

/** The last words of a room are on screen. */
const shows = (page, words) => page.locator('.log, .elsewhere, .empty').getByText(words, { exact: false }).last().waitFor({ timeout: arrivalMilliseconds })

const composer = page => page.locator('#composer')

async function write(page, text) {
  await composer(page).fill(text)
  await page.getByRole('button', { name: /^(发送|Send)$/ }).click()
}

async function picture(page, name) {
  if (only.length && !only.some(wanted => name.startsWith(wanted))) return
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.screenshot({ path: path.join(out, `${name}.png`) })
  if (keep && toKeep.has(name)) {
    const camera = await page.context().newCDPSession(page)
    const { data } = await camera.send('Page.captureScreenshot', { format: 'webp', quality: 80 })
    fs.mkdirSync(kept, { recursive: true })
    fs.writeFileSync(path.join(kept, `${name}.webp`), Buffer.from(data, 'base64'))
  }
  const { violations } = await new AxeBuilder({ page }).analyze()
  for (const { id, nodes } of violations) problems.push(`${name}: ${id} at ${nodes.map(node => node.target.join(' ')).join(', ')}`)
  console.log(name)
}

/** The one who looks sits down, gets a name, and joins in. Answers with what makes another browser the same person. */
async function live(guests) {
  const { context, page } = await look('desktop', { language: 'zh', theme: 'light' })
  await go(page)
  await composer(page).waitFor()
  await page.locator('.as-name').click()
  await page.locator('.newcomer input').fill(looker)
  await page.locator('.newcomer [type=submit]').click()
  await page.locator('.me').getByText(looker).waitFor()
  for (const [at, [name, text]] of lobby.entries()) {
    if (name === looker) await write(page, text)
    else await guests.say(name, text, undefined, answers[at + 1])
    await shows(page, text.split(/\n|https/)[0])
  }
  for (const [name, type, data] of changes) await guests.change(name, type, data)
  for (const { name } of rooms.filter(room => room.entered)) {
    await go(page, guests.roomOf(name))
    await page.locator('.elsewhere button').click()
    await page.locator('.empty, .log').waitFor()
  }
  for (const name of new Set(written.map(([name]) => name))) {
    if (name !== looker && name !== 'Óscar') await guests.enter(name, '读书会')
  }
  await go(page, guests.roomOf('读书会'))
  for (const [name, text] of written) {
    if (name === looker) await write(page, text)
    else await guests.say(name, text, guests.roomOf('读书会'))
    await shows(page, text.slice(0, 2).replace(/\W+$/, ''))
  }
  await go(page, `with-${guests.idOf('安娜 Ana')}`)
  const me = await page.evaluate(() => new Promise((resolve, reject) => {
    const asked = fetch('/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    asked.then(answer => answer.json()).then(resolve, reject)
  }))
  for (const [name, text] of letters) {
    if (name === looker) await write(page, text)
    else await guests.say(name, text, me.userId)
    await shows(page, text)
  }
  await go(page, 'rooms')
  await page.locator('.make-room input').first().fill(quietRoom.name)
  await page.locator('.make-room input').last().fill(quietRoom.topic)
  await page.locator('.make-room button').click()
  await page.locator('.empty').waitFor()
  const quiet = new URL(page.url()).hash.slice(1)
  const state = await context.storageState({ indexedDB: true })
  await context.close()
  return { state, quiet }
}

/** What can be done about a message, and an answer that is being written. */
async function pictureOfMenu(page, size, name) {
  const own = page.locator('.own .words').filter({ hasText: '好，盖碗我带。' })
  const rests = async () => {
    if (size === 'phone') await own.dispatchEvent('pointerdown', { pointerType: 'touch', isPrimary: true, clientX: 200, clientY: 200, bubbles: true })
    else await own.click({ button: 'right' })
    await page.locator('.message-menu .pick').nth(3).waitFor()
  }
  await rests()
  await picture(page, name('menu'))
  await page.locator('.message-menu .quick button').last().click()
  await page.locator('.emoji-picker [role=option]').first().waitFor()
  await picture(page, name('emoji'))
  await page.keyboard.press('Escape')
  await page.locator('.message-menu').waitFor({ state: 'hidden' })
  await rests()
  await page.locator('.message-menu .pick').first().click()
  await page.locator('.about').waitFor()
  await picture(page, name('answering'))
  await composer(page).press('Escape')
}

async function pictures(size, language, theme, { state, quiet }, guests) {
  const { context, page } = await look(size, { language, theme }, state)
  const name = what => `${what}.${language}.${theme}.${size}`
  const ana = `with-${guests.idOf('安娜 Ana')}`
  await go(page, 'lobby')
  await shows(page, '茶针要不要')
  await picture(page, name('lobby'))
  await pictureOfMenu(page, size, name)
  await composer(page).pressSequentially('@')
  await page.locator('.mentions [role=option]').nth(3).waitFor()
  await picture(page, name('calling'))
  await composer(page).fill('')
  await page.locator('.log').evaluate(log => log.scrollTo(0, 0))
  await page.locator('.quote').first().waitFor()
  await picture(page, name('earlier'))
  if (size === 'phone') {
    await page.locator('.back').click()
    await page.locator('.rail').waitFor()
    await picture(page, name('list'))
  }
  await go(page, ana)
  await shows(page, '太好了')
  await picture(page, name('direct'))
  await go(page, guests.roomOf('读书会'))
  await page.locator('.words.large').last().waitFor()
  await picture(page, name('folded'))
  await page.locator('.log').evaluate(log => log.scrollTo(0, 0))
  await page.locator('.hljs-keyword').first().waitFor()
  await picture(page, name('written'))
  await go(page, quiet)
  await page.locator('.empty').waitFor()
  await picture(page, name('empty'))
  await go(page, 'rooms')
  await page.locator('.found').first().waitFor()
  await picture(page, name('rooms'))
  await go(page, 'lobby')
  await shows(page, '茶针要不要')
  // Whoever goes offline has seen who was there.
  if (size === 'desktop') await page.locator('.person').nth(1).waitFor()
  await context.setOffline(true)
  await page.locator('.banner').waitFor()
  for (const text of whileOffline) await write(page, text)
  await shows(page, whileOffline.at(-1))
  await picture(page, name('offline'))
  await context.close()
}

/** Who is there when more are there than the house names by itself, and when nobody is called as was typed. */
async function picturesOfCrowd(size, language, theme, { state }) {
  const { context, page } = await look(size, { language, theme }, state)
  await go(page, 'lobby')
  await shows(page, '茶针要不要')
  if (size === 'phone') await page.locator('.topbar .tools button').first().click()
  await page.locator('.person').nth(60).waitFor()
  await picture(page, `crowd.${language}.${theme}.${size}`)
  await page.locator('.people input').fill(language === 'zh' ? '没有这个人' : 'no such person')
  await page.locator('.people [role=status]').waitFor()
  await picture(page, `nobody.${language}.${theme}.${size}`)
  await context.close()
}

/** For every size, language and theme. */
async function inEachLook(take) {
  for (const size of Object.keys(sizes)) {
    for (const language of ['zh', 'en']) {
      for (const theme of ['light', 'dark']) await take(size, language, theme)
    }
  }
}

try {
  const guests = await Guests.arrive(server.url)
  const home = await live(guests)
  await guests.talkElsewhere()
  await inEachLook((size, language, theme) => pictures(size, language, theme, home, guests))
  if (!only.length || only.some(wanted => /^(crowd|nobody)/.test(wanted))) {
    for (const name of crowd) await Person.arrive(server.url, name)
    await inEachLook((size, language, theme) => picturesOfCrowd(size, language, theme, home))
  }
  await guests.leave()
}
finally {
  await browser.close()
  await server.close()
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length ? 1 : 0
