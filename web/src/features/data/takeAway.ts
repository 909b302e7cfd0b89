/** Whether what one said can be downloaded now; else after how many seconds, or that nobody can say. */
export type Allowed = 'now' | { readonly seconds: number } | 'failed'

const path = '/api/export'

/** Asks the server, which goes through all rooms for it and so does it seldom. */
export async function mayTakeAway(fetch: typeof globalThis.fetch): Promise<Allowed> {
  try {
    const answer = await fetch(path, { method: 'HEAD', credentials: 'same-origin', cache: 'no-store' })
    if (answer.ok)
      return 'now'
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
    return Number.isFinite(seconds) ? { seconds } : 'failed'
  }
  catch {
    return 'failed'
  }
}

/** Leaves it to the browser, which saves what comes while it comes, and says so in its own way. */
export function takeAway() {
  const link = document.createElement('a')
  link.href = path
  link.download = ''
  link.click()
}
