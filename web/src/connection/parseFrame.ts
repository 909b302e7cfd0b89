import type { ServerFrame } from '../protocol/frames.gen'
import { ServerType } from '../protocol/frames.gen'

/** The frames that this client knows. What is newer is ignored: the protocol grows by adding. */
const TYPES: ReadonlySet<unknown> = new Set(Object.values(ServerType))

/** A frame of the server, or undefined for what is none or none that we know. Its fields are the server's word. */
export function parseFrame(text: string): ServerFrame | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  }
  catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null)
    return undefined
  const { type, data } = value as { type?: unknown, data?: unknown }
  return TYPES.has(type) && typeof data === 'object' && data !== null ? value as ServerFrame : undefined
}
