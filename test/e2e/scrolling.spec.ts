import type { WebSocketRoute } from '@playwright/test'
import { Frame, Person } from '../process/person.mjs'
import { expect, test } from './house'

const messages = 5_000
/** Said without waiting for answers; few enough that whoever says them has time to listen. */
const together = 50
/** Less than is kept rendered around what is in sight. */
const step = 700

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
  test.setTimeout(240_000)
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

  await ana.log.hover()
  const seen = new Set<string>()
  const jumps: string[] = []
  let pages = 0
  const end = Date.now() + 200_000
  while (!seen.has('message 1') && Date.now() < end) {
    const { rows, height } = await ana.look()
    for (const { text } of rows) seen.add(text)
    const anchor = rows.find(row => row.at > 0)
    if (gate.waiting === 0 || !anchor) {
      await ana.scroll(-step)
      continue
    }
    gate.letThrough()
    pages += 1
    const moved = (await ana.look(height)).rows.find(row => row.text === anchor.text)
    if (moved?.at !== anchor.at) jumps.push(`${anchor.text}: from ${anchor.at} to ${moved?.at}`)
  }
  expect(pages).toBeGreaterThan(10)
  expect(jumps, 'rows that moved when a page came').toEqual([])
  const missing = Array.from({ length: messages }, (_, at) => `message ${at + 1}`).filter(text => !seen.has(text))
  expect(missing).toEqual([])
  await ben.leave()
})
