import type { RoomId } from '../protocol/frames.gen'
import { FakeServer } from './fakeServer'
import { ManualClock } from './manualClock'
import { ana, ben, Browser } from './visitor'

/** Rooms that there are only where a test makes them. */
export const tea = 'room-10000000-0000-4000-8000-000000000001' satisfies RoomId
export const coffee = 'room-10000000-0000-4000-8000-000000000002' satisfies RoomId

/** A house in which nobody has been yet, and the browsers of two people who will come. */
export function emptyHouse(): { clock: ManualClock, server: FakeServer, anas: Browser, bens: Browser } {
  const clock = new ManualClock()
  const server = new FakeServer(clock)
  return { clock, server, anas: new Browser(server, clock, ana), bens: new Browser(server, clock, ben) }
}
