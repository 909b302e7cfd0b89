import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { en } from '../../web/src/words/en'
import { frames } from '../process/frames.mjs'

export { en }

/** What the browser itself says of a server that is not there, and nobody can keep it from saying. */
const unreachable = /net::ERR_(CONNECTION_|INTERNET_DISCONNECTED|SOCKET_|EMPTY_RESPONSE)|WebSocket connection to .* failed|error occurred when fetching the script/

/** Somebody in front of a browser, and what they can see and do in it, in English. */
export class Visitor {
  /** What went wrong out of sight: errors of the page, and requests to anyone but the house. */
  readonly troubles: string[] = []
  /** The server will go away in this test. */
  bearsOutage = false
  private borne: RegExp | undefined

  constructor(readonly page: Page, private readonly origin: string) {
    page.on('console', message => { if (['error', 'warning'].includes(message.type())) this.trouble(`${message.type()}: ${message.text()}`) })
    page.on('pageerror', error => this.trouble(`exception: ${error.message}`))
    page.on('request', request => this.mayAsk(request.url()))
    page.on('websocket', socket => {
      this.mayAsk(socket.url().replace(/^ws/, 'http'))
      socket.on('framesent', ({ payload }) => frames.sent(String(payload)))
      socket.on('framereceived', ({ payload }) => frames.received(String(payload)))
    })
  }

  /** The browser will say so, and it is as it should be. */
  bears(words: RegExp) {
    this.borne = words
  }

  private trouble(words: string) {
    if (!this.borne?.test(words) && !(this.bearsOutage && unreachable.test(words))) this.troubles.push(words)
  }

  private mayAsk(url: string) {
    if (!/^(data|blob):/.test(url) && new URL(url).origin !== this.origin) this.troubles.push(`a request to ${url}`)
  }

  async open(hash = '') {
    await this.page.goto(`${this.origin}/${hash}`)
  }

  /** In the lobby for the first time, and called so. */
  async arrive(name: string) {
    await this.open()
    await this.page.getByRole('button', { name: /^Your name here/ }).click()
    await this.page.getByRole('textbox', { name: en.name.label }).fill(name)
    await this.page.getByRole('button', { name: en.name.save }).click()
    // On a phone one's own place is behind the room.
    await expect(this.me(name).or(this.page.getByRole('button', { name: en.composer.changeName(name) })).first()).toBeVisible()
  }

  me(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`${name}.*${en.you.label}`) })
  }

  get box(): Locator { return this.page.getByRole('textbox', { name: /^Write to/ }) }
  get log(): Locator { return this.page.getByRole('log', { name: en.log.label }) }
  get here(): Locator { return this.page.getByRole('complementary', { name: en.people.label }) }
  get rail(): Locator { return this.page.getByRole('navigation', { name: en.rail.label }) }
  get bannerOut(): Locator { return this.page.getByText(en.banner.waiting) }

  /** All that was said and is on screen, oldest first. */
  get words(): Locator { return this.log.getByRole('article').locator('.words') }

  said(text: string): Locator {
    return this.log.getByRole('article').filter({ has: this.page.getByText(text, { exact: true }) })
  }

  async say(text: string) {
    await this.box.fill(text)
    await this.box.press('Enter')
    await expect(this.said(text)).toBeVisible()
  }

  async sees(text: string) {
    await expect(this.said(text)).toBeVisible()
  }

  /** The message is on disk: the newest of one's own says when. */
  async sawSent(text: string) {
    await expect(this.said(text).getByText(/^Sent/)).toBeAttached()
  }

  async rename(from: string, to: string) {
    await this.me(from).click()
    const field = this.page.getByRole('textbox', { name: en.name.label })
    await field.fill(to)
    await field.press('Enter')
    await expect(this.me(to)).toBeVisible()
    await this.page.keyboard.press('Escape')
  }

  /** Turns the wheel over the conversation. Up is negative. */
  async scroll(pixels: number) {
    await this.page.mouse.wheel(0, pixels)
  }

  /**
   * What is on the page of the conversation, once nothing has moved for a few frames: each message, and how far it is
   * below the upper edge of what is in sight. `after` waits until the conversation is longer than it was.
   */
  look(after = 0): Promise<{ rows: { text: string, at: number }[], height: number }> {
    return this.log.evaluate(async (log, after) => {
      const now = () => `${log.scrollTop} ${log.scrollHeight}`
      const end = performance.now() + 10_000
      let before = ''
      for (let same = 0; same < 3 || log.scrollHeight <= after; same = now() === before ? same + 1 : 0) {
        before = now()
        await new Promise(requestAnimationFrame)
        if (performance.now() > end) throw new Error('the conversation does not come to rest')
      }
      const top = log.getBoundingClientRect().top
      const rows = [...log.querySelectorAll('.words')].map(row => ({ text: row.textContent!, at: row.getBoundingClientRect().top - top }))
      return { rows, height: log.scrollHeight }
    }, after)
  }

  async placeOf(text: string): Promise<number | undefined> {
    return (await this.look()).rows.find(row => row.text === text)?.at
  }

  row(name: string): Locator {
    return this.rail.getByRole('link', { name })
  }

  async makeRoom(name: string, topic = '') {
    await this.page.getByRole('link', { name: en.rail.open }).click()
    await this.page.getByLabel(en.rooms.name, { exact: true }).fill(name)
    if (topic) await this.page.getByLabel(en.rooms.topic, { exact: true }).fill(topic)
    await this.page.getByRole('button', { name: en.rooms.create }).click()
    await this.isIn(name)
  }

  async isIn(name: string) {
    await expect(this.page.getByRole('main').getByRole('heading', { name, exact: true })).toBeVisible()
  }
}

