/** What a close code asks of us. */
export type Todo =
  /** Try again: after a time that was given, or when one likes (with growing patience). */
  | { readonly do: 'come back', readonly after?: number }
  /** Ask who we are; `anew` without the token, because the token was the reason. */
  | { readonly do: 'sign in', readonly anew: boolean }
  | { readonly do: 'stay away' }

/** The server has too much to do: not at once. */
const OVERLOADED_MS = 5_000

/** We broke the protocol. That is a fault in this client, which trying again at once will not mend. */
const OUR_FAULT_MS = 10_000

/** A server that goes down and comes back needs about this long. */
const RESTART_MS = 1_000

/** By the bands of the protocol: whoever adds a code to a band need not tell us. */
export function whatToDo(code: number, movingFor?: number): Todo {
  if (code >= 4200 && code <= 4299)
    return { do: 'stay away' }
  if (code >= 4100 && code <= 4199)
    // 4100 and 4101 say that the first frame was late or another one: the token may be good.
    return { do: 'sign in', anew: code > 4101 }
  if (code === 4009 || code === 1013)
    return { do: 'come back', after: movingFor ?? OVERLOADED_MS }
  if (code === 1001 || code === 1012)
    return { do: 'come back', after: movingFor ?? RESTART_MS }
  if (code === 1002 || code === 1003 || code === 1007 || code === 1009)
    return { do: 'come back', after: OUR_FAULT_MS }
  return movingFor === undefined ? { do: 'come back' } : { do: 'come back', after: movingFor }
}
