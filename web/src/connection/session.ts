import type { TokenText, Timestamp, UserId } from '../protocol/frames.gen'

/** Who we are, proved: good for a `connection` frame until it expires. */
export interface Session {
  readonly userId: UserId
  readonly token: TokenText
  readonly expiresAt: Timestamp
  /** The server made a new person just now. */
  readonly fresh: boolean
}

export type SessionAnswer =
  | { readonly session: Session }
  /** Nobody answered, or the server has no time for us now; if it said when it has, in milliseconds. */
  | { readonly retryAfter: number | undefined }

/**
 * Asks the server who this browser is. With a token: whoever the token says; without: the cookie decides, or a new person.
 * A token that the server does not accept is `refused`: ask again without it.
 */
export type AskServer = (token: TokenText | undefined, signal: AbortSignal) => Promise<SessionAnswer | { readonly refused: true }>

/** The browser's own way: POST /api/session. The answer also renews the cookie, which no script can read. */
export function askServerBy(fetch: typeof globalThis.fetch, timeoutMs = 15_000): AskServer {
  return async (token, signal) => {
    try {
      const response = await fetch('/api/session', {
        method: 'POST',
        credentials: 'same-origin',
        cache: 'no-store',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(token ? { token } : {}),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      })
      if (response.ok)
        return parse(await response.json())
      if (token && (response.status === 400 || response.status === 401 || response.status === 403))
        return { refused: true }
      return { retryAfter: seconds(response.headers.get('retry-after')) }
    }
    catch {
      return { retryAfter: undefined }
    }
  }
}

function parse(body: unknown): SessionAnswer {
  const { userId, token, expiresAt, fresh } = (body ?? {}) as Record<string, unknown>
  if (typeof userId !== 'string' || typeof token !== 'string' || typeof expiresAt !== 'number')
    return { retryAfter: undefined }
  return { session: { userId, token, expiresAt, fresh: fresh === true } }
}

/** What Retry-After says, in milliseconds; dates and nonsense count for nothing. */
function seconds(header: string | null): number | undefined {
  return header && /^\d{1,5}$/.test(header) ? Number(header) * 1_000 : undefined
}
