import type { WebSocketRoute } from '@playwright/test'
import { Frame, Person } from '../process/person.mjs'
import { expect, test } from './house'

const messages = 5_000
/** Said without waiting for answers; few enough that whoever says them has time to listen. */
const together = 50
/** Less than is kept rendered around what is in sight. */
const step = 1_100

/** Pages of history wait here until they are let through, so that the moment of their coming is known. */
class Gate {
  private held: (() => void)[] = []
  open = true

  route(socket: WebSocketRoute) {
    const server = socket.connectToServer()
    socket.onMessage(message => server.send(message))
    server.onMessage(message => {
      const pass = () => socket.send(message)
      if (this.open || JSON.parse(String(message)).type !== Frame.page) pass()
      else this.held.push(pass)
    })
  }

  get waiting() { return this.held.length }

  letThrough() {
    for (const pass of this.held.splice(0)) pass()
  }
}

test(`One scrolls up through ${messages} messages, sees each, and nothing jumps when older ones come`, async ({ house, somebody }) => {
  test.setTimeout(120_000)
  const ben = await Person.arrive(house.url, 'ben')
  for (let at = 1; at <= messages; at += together) {
    await Promise.all(Array.from({ length: together }, (_, more) => ben.say(`message ${at + more}`)))
  }

  const gate = new Gate()
  const ana = await somebody()
  await ana.page.routeWebSocket('**/ws', socket => gate.route(socket))
  await ana.open()
  await ana.sees(`message ${messages}`)
  gate.open = false

  const seen = new Set<string>()
  /** All rows there are, and the first that is wholly in sight. */
  const look = () => ana.log.evaluate(log => {
    const top = log.getBoundingClientRect().top
    const rows = [...log.querySelectorAll('.words')].map(row => ({ text: row.textContent!, at: row.getBoundingClientRect().top - top }))
    return { texts: rows.map(row => row.text), anchor: rows.find(row => row.at > 0)?.text, height: log.scrollHeight }
  })

  const jumps: string[] = []
  let pages = 0
  const end = Date.now() + 100_000
  while (seen.size < messages && Date.now() < end) {
    const { texts, anchor, height } = await look()
    for (const text of texts) seen.add(text)
    if (gate.waiting === 0 || !anchor) {
      await ana.scroll(-step)
      continue
    }
    const before = await ana.placeOf(anchor)
    gate.letThrough()
    pages += 1
    await expect.poll(async () => (await look()).height, { message: 'older ones come' }).toBeGreaterThan(height)
    await ana.still()
    const after = await ana.placeOf(anchor)
    if (after !== before) jumps.push(`${anchor}: from ${before} to ${after}`)
  }
  expect(pages).toBeGreaterThan(10)
  expect(jumps, 'rows that moved when a page came').toEqual([])
  const missing = Array.from({ length: messages }, (_, at) => `message ${at + 1}`).filter(text => !seen.has(text))
  expect(missing).toEqual([])
  await ben.leave()
})
