import { describe, expect, it } from 'vitest'
import { askServerBy } from './session'

const good = { userId: 'u', token: 't', expiresAt: 7 }

/** Asks a server that answers with this. */
async function ask(token: string | undefined, respond: () => Response) {
  const asked: { url: string, init: RequestInit }[] = []
  const answer = await askServerBy(async (url, init) => {
    asked.push({ url: String(url), init: init! })
    return respond()
  })(token, new AbortController().signal)
  return { answer, asked: asked[0]! }
}

describe('asking the server who we are', () => {
  it('shows the token that we have, and lets the cookie speak where we have none', async () => {
    const { answer, asked } = await ask('kept', () => Response.json(good))
    expect(answer).toEqual({ session: { ...good, fresh: false } })
    expect(asked).toMatchObject({ url: '/api/session', init: { method: 'POST', credentials: 'same-origin', body: '{"token":"kept"}' } })
    expect((await ask(undefined, () => Response.json({ ...good, fresh: true }))).asked.init.body).toBe('{}')
  })

  it('knows a new person', async () => {
    expect((await ask(undefined, () => Response.json({ ...good, fresh: true }))).answer).toEqual({ session: { ...good, fresh: true } })
  })

  it.each([400, 401, 403])('takes %i for a refusal of the token', async (status) => {
    expect((await ask('kept', () => new Response('', { status }))).answer).toEqual({ refused: true })
    expect((await ask(undefined, () => new Response('', { status }))).answer).toEqual({ retryAfter: undefined })
  })

  it('comes back later when the server has no time, when it says so', async () => {
    expect((await ask('kept', () => new Response('', { status: 503, headers: { 'retry-after': '7' } }))).answer).toEqual({ retryAfter: 7_000 })
    expect((await ask('kept', () => new Response('', { status: 503, headers: { 'retry-after': 'Wed, 21 Oct' } }))).answer).toEqual({ retryAfter: undefined })
  })

  it.each([
    ['no network', () => { throw new TypeError('failed to fetch') }],
    ['no JSON', () => new Response('<html>')],
    ['other JSON', () => Response.json({ hello: 1 })],
    ['nothing', () => Response.json(null)],
  ])('is answered by %s', async (_, respond) => {
    expect((await ask('kept', respond)).answer).toEqual({ retryAfter: undefined })
  })

  it('is given up when nobody waits for the answer any more', async () => {
    const nobody = new AbortController()
    const asking = askServerBy((_, init) => new Promise((_, reject) => init!.signal!.addEventListener('abort', reject)))(undefined, nobody.signal)
    nobody.abort()
    expect(await asking).toEqual({ retryAfter: undefined })
  })
})
