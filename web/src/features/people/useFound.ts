import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { FindPeople, Person, RosterShown } from '../../app/teahouse'
import type { UserId } from '../../protocol/frames.gen'
import { matches } from '../../ui/find'

/** A pause in typing this long is a question. */
const PAUSE_MS = 200

/** So often a list that we were not told of is looked at anew while people come and go; less often the more they are. */
const AGAIN_MS = 10_000
const AGAIN_MS_EACH = 10

/**
 * Who is shown of the people in a room, all or as they are looked for. We know everyone ourselves, or the room is crowded: then
 * the house is asked, a piece at a time.
 */
export function useFound(room: () => string, roster: () => RosterShown, typed: Ref<string>, find: FindPeople) {
  const found = shallowRef<readonly Person[]>()
  const next = ref<UserId>()
  const looking = ref(false)
  /** The newest question wins. */
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let askedAt = 0
  let scrolledOn = false

  const words = computed(() => typed.value.trim())
  /** Offline, what was last seen is all there is. */
  const asks = computed(() => !roster().whole && roster().fresh)
  const named = computed(() => roster().people.filter(person => !words.value || matches(person.name, words.value)))
  const shown = computed(() => {
    if (!asks.value || !found.value)
      return named.value
    const self = words.value ? [] : roster().people.filter(person => person.self)
    return [...self, ...found.value.filter(person => words.value || !person.self)]
  })
  const rest = computed(() => words.value || asks.value && found.value && next.value === undefined ? 0 : Math.max(0, roster().count - shown.value.length))

  async function look(after?: UserId) {
    clearTimeout(timer)
    timer = undefined
    const mine = ++asked
    askedAt = Date.now()
    scrolledOn = after !== undefined
    looking.value = true
    const answer = await find(words.value, after)
    if (mine !== asked)
      return
    looking.value = false
    // Without an answer, those whom we know ourselves; but what was found for the same question stays.
    if (answer)
      found.value = after === undefined ? answer.people : [...found.value ?? [], ...answer.people]
    else if (after === undefined)
      found.value = undefined
    next.value = answer?.next
  }

  function more() {
    if (asks.value && !looking.value && next.value !== undefined)
      void look(next.value)
  }

  function forget() {
    clearTimeout(timer)
    timer = undefined
    asked++
    looking.value = false
    found.value = next.value = undefined
  }

  watch([room, asks], () => {
    forget()
    if (asks.value)
      void look()
  }, { immediate: true })
  watch(words, () => {
    if (!asks.value)
      return
    clearTimeout(timer)
    looking.value = true
    timer = setTimeout(look, PAUSE_MS)
  })
  // Nobody's place in the list is lost: who has scrolled on sees the list as it was.
  watch(() => roster().count, (count) => {
    if (asks.value && timer === undefined && !scrolledOn)
      timer = setTimeout(look, Math.max(0, askedAt + AGAIN_MS + count * AGAIN_MS_EACH - Date.now()))
  })
  onScopeDispose(forget)

  return { shown, rest, looking, more }
}
