import { beforeEach, expect, test, vi } from 'vitest'
import { browserSocket, dial } from './browserSocket'

const server = { protocol: 'http:', host: 'teahouse.example' }

class Fake extends EventTarget {
  static readonly OPEN = 1
  static all: Fake[] = []
  readyState = 0
  onopen?: () => void
  onclose?: (event: { code: number }) => void
  constructor(readonly url: string) {
    super()
    Fake.all.push(this)
  }

  open() {
    this.readyState = 1
    this.onopen?.()
  }
}

const told: string[] = []
const listener = { opened: () => void told.push('opened'), heard: () => {}, closed: (code: number) => void told.push(`closed ${code}`) }

beforeEach(() => {
  Fake.all = []
  told.length = 0
  vi.stubGlobal('WebSocket', Fake)
})

test('the socket that was dialled before the page was read is the first one, open or not yet', async () => {
  const early = dial(server)
  browserSocket(server, early)(listener);
  (early as unknown as Fake).open()
  expect(told).toEqual(['opened'])

  const open = dial(server);
  (open as unknown as Fake).open()
  const openSocket = browserSocket(server, open)
  openSocket(listener)
  expect(told).toEqual(['opened'])
  await Promise.resolve()
  expect(told).toEqual(['opened', 'opened'])
  expect(Fake.all).toHaveLength(2)

  openSocket(listener)
  expect(Fake.all).toHaveLength(3)
})

test('a socket that was dialled and closed since is not used', () => {
  const early = dial(server);
  (early as unknown as Fake).readyState = 3
  browserSocket(server, early)(listener)
  expect(Fake.all.map(({ url }) => url)).toEqual(['ws://teahouse.example/ws', 'ws://teahouse.example/ws'])
})
