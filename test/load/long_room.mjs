// What a room in which much was said is like for who reads it.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Frame, Person } from '../process/person.mjs'
import { Server } from '../process/server.mjs'
import { slowness } from './first_visit.mjs'
import { median, sorted } from './measure.mjs'

const desktop = { viewport: { width: 1280, height: 800 } }
const loaded = 100_000
const together = 96
const patience = 300_000

/** As people talk: mostly short, some long, some with marks or a link. */
const said = at => at % 50 === 0
  ? `**Number** ${at}:\n- one\n- two, with \`code\`\n- https://lakeside.example/tea-${at}`
  : at % 7 === 0 ? `${at}: ${'茶者，南方之嘉木也。一尺、二尺乃至数十尺。'.repeat(1 + at % 4)}` : `message ${at}`

async function fill(house, count, to) {
  const people = await Promise.all(['ben', 'cem', '安娜'].map(name => Person.arrive(house.url, name)))
  for (let at = 0; at < count; at += together) {
    await Promise.all(Array.from({ length: together }, (_, more) => people[(at / together + (more >> 5)) % 3].say(said(at + more), { to })))
    for (const person of people) person.heard.length = 0
  }
  await Promise.all(people.map(person => person.leave()))
}

async function visit(browser, house, hash = '') {
  const context = await browser.newContext(desktop)
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  const cdp = await context.newCDPSession(page)
  await page.goto(`${house.page}${hash}`)
  return { context, page, cdp, slow: rate => cdp.send('Emulation.setCPUThrottlingRate', { rate }) }
}

/** Between two rooms that one has seen before, there and back. */
export async function roomChange({ browser }) {
  const house = await Server.open({ flags: ['--limits', 'none'] })
  await fill(house, together)
  const { context, page, slow } = await visit(browser, house)
  await page.locator('.log article').first().waitFor()
  await page.evaluate(() => { location.hash = 'rooms' })
  await page.locator('.make-room input').first().fill('tea')
  await page.locator('.make-room button').click()
  await page.locator('.empty').waitFor()
  const room = new URL(page.url()).hash.slice(1)
  await fill(house, 0)
  await page.locator('#composer').fill('hello')
  await page.keyboard.press('Enter')
  await page.locator('.log article').first().waitFor()
  const change = () => page.evaluate(async (room) => {
    const times = []
    for (let at = 0; at < 12; at += 1) {
      const link = document.querySelector(`.rail a[href="#${at % 2 ? room : 'lobby'}"]`)
      const old = document.querySelector('.log')
      await new Promise(resolve => setTimeout(resolve, 300))
      const began = performance.now()
      link.click()
      do await new Promise(resolve => requestAnimationFrame(resolve))
      while (document.querySelector('.log') === old || !document.querySelector('.log article'))
      times.push(performance.now() - began)
    }
    return times.slice(2).sort((a, b) => a - b)[5]
  }, room)
  const plain = await change()
  await slow(slowness)
  const slowly = await change()
  await context.close()
  await house.close()
  return { plain, slow: slowly }
}

/** To the beginning of what is kept or loaded, a page at a time. Answers with how long each took, and which rows moved meanwhile. */
function pageUp(page, pages) {
  return page.evaluate(async ({ pages, patience }) => {
    const log = document.querySelector('.log')
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
    const times = []
    let jumps = 0
    const end = performance.now() + patience
    while (times.length < pages && performance.now() < end) {
      // Whoever does not turn the wheel follows the end.
      log.dispatchEvent(new WheelEvent('wheel'))
      log.scrollTop = 0
      const before = log.scrollHeight
      const began = performance.now()
      await frame()
      const top = log.getBoundingClientRect().top
      const rows = () => [...log.querySelectorAll('article time')].map(time => [time.closest('.log-row').textContent, time.getBoundingClientRect().top - top])
      let anchor = rows().find(([, at]) => at > 0)
      while (log.scrollHeight <= before + 50) {
        if (/beginning|开头/.test(log.querySelector('.top')?.textContent ?? '') || performance.now() > end) return { times, jumps }
        anchor = rows().find(([, at]) => at > 0) ?? anchor
        await frame()
      }
      const now = anchor && rows().find(([text]) => text === anchor[0])
      if (now && Math.abs(now[1] - anchor[1]) > 1) jumps += 1
      times.push(performance.now() - began)
    }
    return { times, jumps }
  }, { pages, patience: patience / 2 })
}

export async function longScroll({ browser }) {
  const house = await Server.open({ flags: ['--limits', 'none'] })
  await fill(house, loaded)
  const { context, page, cdp, slow } = await visit(browser, house)
  await page.locator('.log article').first().waitFor()
  const { times } = await pageUp(page, Infinity)
  console.error(`  ${times.length} pages loaded`)
  const frames = () => page.evaluate(() => new Promise((resolve) => {
    const log = document.querySelector('.log')
    const times = []
    let before = performance.now()
    const end = before + 12_000
    const next = (now) => {
      times.push(now - before)
      before = now
      log.dispatchEvent(new WheelEvent('wheel'))
      // As a wheel that is turned fast; now and then a leap along the bar.
      log.scrollTop += times.length % 120 === 0 ? log.scrollHeight / 20 : 160
      if (now < end) requestAnimationFrame(next)
      else resolve(times.slice(5).sort((a, b) => a - b))
    }
    requestAnimationFrame(next)
  }))
  // Processor time does not depend on what else the machine does.
  const events = []
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value.filter(event => event.name === 'RunTask' && event.tdur).map(event => event.tdur / 1000)))
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel'] } })
  await frames()
  const traced = new Promise(resolve => cdp.once('Tracing.tracingComplete', resolve))
  await cdp.send('Tracing.end')
  await traced
  await slow(slowness)
  const times4 = await frames()
  await context.close()
  await house.close()
  return { frames: times4.length, p50: median(times4), p99: times4[Math.floor(times4.length * 0.99)], longest: times4.at(-1), over: times4.filter(time => time > 32).length, cpu: Math.max(...events) }
}

/** A directory in which one room has a million messages, made by the store alone. */
function filled(storeBench) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'teahouse-million-'))
  const head = () => Number(execFileSync('sqlite3', ['-readonly', path.join(data, 'teahouse.db'), 'SELECT max(head) FROM rooms'], { encoding: 'utf8' }))
  do execFileSync(storeBench, [data, '256', '1', '20'], { stdio: 'ignore' })
  while (head() < 1_000_000)
  return data
}

export async function million({ browser }, storeBench) {
  const data = filled(storeBench)
  const house = await Server.open({ data, flags: ['--limits', 'none'] })
  const ana = await Person.arrive(house.url, 'ana')
  ana.send({ type: 'findRooms', data: { limit: 10 } })
  const { data: { rooms: [{ room }] } } = await ana.next(Frame.roomsFound)
  await ana.leave()
  const { context, page } = await visit(browser, house, `#${room}`)
  await page.locator('.elsewhere button').click()
  await page.locator('.log article').first().waitFor()
  await page.goto('about:blank')
  const began = performance.now()
  await page.goto(`${house.page}#${room}`)
  await page.locator('.log article').first().waitFor()
  const open = performance.now() - began
  const { times, jumps } = await pageUp(page, 200)
  const jumped = performance.now()
  await page.locator('.jump').click()
  await page.waitForFunction(() => {
    const log = document.querySelector('.log')
    return log.scrollHeight - log.scrollTop - log.clientHeight < 60
  })
  const end = performance.now() - jumped
  await context.close()
  await house.close()
  fs.rmSync(data, { recursive: true, force: true })
  console.error(`  ${times.length} pages`)
  const all = sorted(times)
  return { open, p50: median(all), p99: all[Math.floor(all.length * 0.99)], first: median(sorted(times.slice(0, 10))), last: median(sorted(times.slice(-10))), end, jumps }
}
