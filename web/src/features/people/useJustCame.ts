import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { RosterShown } from '../../app/teahouse'

/** For this long after they came, somebody's row is softly tinted. */
const FRESH_MS = 20_000

/** Who came while one looks at this room. Nobody "just came" when the room is opened, the line is back or a crowd has gone: everybody would have. */
export function useJustCame(room: () => string, roster: () => RosterShown): Readonly<Ref<ReadonlySet<string>>> {
  const fresh = shallowRef<ReadonlySet<string>>(new Set())
  const timers = new Set<ReturnType<typeof setTimeout>>()

  watch([room, roster], ([nowIn, now], [wasIn, before]) => {
    if (nowIn !== wasIn) {
      fresh.value = new Set()
      return
    }
    if (!before?.fresh || !now.fresh || !before.whole || !now.whole || before.people.length === 0)
      return
    const known = new Set(before.people.map(person => person.userId))
    const came = now.people.filter(person => !known.has(person.userId)).map(person => person.userId)
    if (came.length === 0)
      return
    fresh.value = new Set([...fresh.value, ...came])
    const timer = setTimeout(() => {
      timers.delete(timer)
      fresh.value = new Set([...fresh.value].filter(userId => !came.includes(userId)))
    }, FRESH_MS)
    timers.add(timer)
  })
  onScopeDispose(() => timers.forEach(clearTimeout))

  return fresh
}
