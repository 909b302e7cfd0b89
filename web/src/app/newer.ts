import type { HouseWorld } from './houseWorld'

/** The scripts that a page begins with: their names have the hash of what is in them. */
const scripts = (html: string) => [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(match => match[1]).join(' ')

/** Whether the server has another client than the one that runs here. What cannot be found out is answered with no. */
export function newerClientBy(fetch: typeof globalThis.fetch, running: string): HouseWorld['isNewerThere'] {
  return async () => {
    try {
      const response = await fetch('/', { cache: 'no-cache', credentials: 'same-origin' })
      const there = response.ok ? scripts(await response.text()) : ''
      return there !== '' && there !== scripts(running)
    }
    catch {
      return false
    }
  }
}
