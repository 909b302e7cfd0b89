import type { WebSocketRoute } from '@playwright/test'
import { Frame, Person } from '../process/person.mjs'
import { expect, test } from './house'

const messages = 5_000

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
  for (let at = 1; at <= messages; at += 1) ben.send({ type: 'msg', data: { text: `message ${at}` } })
  await ben.next(Frame.said, ({ text }: { text: string }) => text === `message ${messages}`, 30_000)

  const gate = new Gate()
  const ana = await somebody()
  await ana.page.routeWebSocket('**/ws', socket => gate.route(socket))
  await ana.open()
  await ana.sees(`message ${messages}`)
  gate.open = false

  const seen = new Set<string>()
  /** Where the first row that is in sight is, and all rows there are. */
  const look = () => ana.log.evaluate(async log => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame)
    const top = log.getBoundingClientRect().top
    const rows = [...log.querySelectorAll('.words')].map(row => ({ text: row.textContent, at: row.getBoundingClientRect().top - top }))
    return { rows, anchor: rows.find(row => row.at > 0), height: log.scrollHeight, top: log.scrollTop }
  })
  const placeOf = (text: string) => ana.log.evaluate(async (log, text) => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame)
    const row = [...log.querySelectorAll('.words')].find(row => row.textContent === text)
    return row && row.getBoundingClientRect().top - log.getBoundingClientRect().top
  }, text)

  const jumps: string[] = []
  const end = Date.now() + 90_000
  while (seen.size < messages && Date.now() < end) {
    await ana.log.evaluate(log => { log.scrollTop -= log.clientHeight * 0.8 })
    const { rows, anchor } = await look()
    for (const row of rows) seen.add(row.text)
    if (gate.waiting === 0 || !anchor) continue
    const before = await placeOf(anchor.text)
    gate.letThrough()
    const after = await placeOf(anchor.text)
    if (before === undefined || after === undefined || Math.abs(after - before) > 0.5) jumps.push(`${anchor.text}: from ${before} to ${after}`)
  }
  expect(jumps, 'rows that moved when a page came').toEqual([])
  const missing = Array.from({ length: messages }, (_, at) => `message ${at + 1}`).filter(text => !seen.has(text))
  expect(missing).toEqual([])
  await ben.leave()
})
