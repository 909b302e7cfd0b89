import type { House } from './house'
import type { Status } from './teahouse'

/** How we stand with the server, as the screens are told. */
export function statusOf(house: House): Status {
  const { status: now, been } = house
  if (now.state === 'signed-out')
    return { state: 'signed-out', why: 'shown-out', been }
  return { state: now.state, been, ...'retryAt' in now && { retryAt: now.retryAt } }
}
