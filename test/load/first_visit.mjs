// What a first visit costs: by Lighthouse, and by somebody who wants to say something.
import lighthouse from 'lighthouse'
import { Person } from '../process/person.mjs'
import { Server } from '../process/server.mjs'
import { slowLine } from './slow_line.mjs'

export const slowness = 4
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }

/** The lobby as it is on any day. */
async function busyHouse() {
  const house = await Server.open({ flags: ['--limits', 'none'] })
  const ben = await Person.arrive(house.url, 'ben')
  for (let at = 0; at < 40; at += 1) await ben.say(at % 5 ? `What shall we brew, number ${at}?` : `**Number** ${at}, see https://lakeside.example/tea-${at}`)
  return { house, ben }
}

export async function lighthouseScores({ port }) {
  const { house, ben } = await busyHouse()
  const { lhr } = await lighthouse(house.page, { port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'], formFactor: 'mobile' })
  await ben.leave()
  await house.close()
  for (const audit of Object.values(lhr.audits)) {
    const weighs = Object.values(lhr.categories).some(category => category.auditRefs.some(ref => ref.id === audit.id && ref.weight > 0))
    if (weighs && audit.score !== null && audit.score < 0.9) console.error(`  ${audit.id} ${audit.score}: ${audit.title} ${audit.displayValue ?? ''} ${JSON.stringify(audit.details?.items?.slice(0, 3) ?? '').slice(0, 300)}`)
  }
  const score = id => Math.round(lhr.categories[id].score * 100)
  const value = id => lhr.audits[id].numericValue
  return {
    performance: score('performance'), accessibility: score('accessibility'), bestPractices: score('best-practices'),
    fcp: value('first-contentful-paint'), lcp: value('largest-contentful-paint'), tbt: value('total-blocking-time'), cls: value('cumulative-layout-shift'),
  }
}

/** From the address being entered until one can write, and until what one wrote stands in the room; one types at once. */
export async function firstMessage({ browser }) {
  const { house, ben } = await busyHouse()
  const line = await slowLine(house.port)
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  await page.addInitScript(() => {
    const see = () => {
      if (!window.boxAt && document.querySelector('#composer')) window.boxAt = performance.now()
      if (!window.saidAt && document.querySelector('.own .words')) window.saidAt = performance.now()
      requestAnimationFrame(see)
    }
    requestAnimationFrame(see)
  })
  await page.goto(line.page, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.boxAt)
  await page.focus('#composer')
  await page.keyboard.insertText('hello')
  await page.locator('.composer .send, button.send').first().click()
  await page.waitForFunction(() => window.saidAt)
  const told = await page.evaluate(() => ({ box: window.boxAt, said: window.saidAt }))
  await context.close()
  line.close()
  await ben.leave()
  await house.close()
  return told
}
