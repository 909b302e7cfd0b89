import type { ServerFrame } from '../protocol/frames.gen'

/** The newest frame that this client knows. What is newer is ignored: the protocol grows by adding. */
const LAST_TYPE = 18

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
  const known = typeof type === 'number' && Number.isInteger(type) && type >= 1 && type <= LAST_TYPE
  return known && typeof data === 'object' && data !== null ? value as ServerFrame : undefined
}
