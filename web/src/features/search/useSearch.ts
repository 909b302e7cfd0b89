import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { FoundMessage, Teahouse } from '../../app/teahouse'
import { isQuestion, type MessageQuery } from '../../model/messageQuery'
import type { SearchPlace } from '../../protocol/frames.gen'

/** A pause in typing this long is a question. */
const PAUSE_MS = 250

/**
 * - `nothing asked`: there is nothing to look for yet.
 * - `asking`: what was found before stays where it is meanwhile.
 * - `found`: all of `messages`, of which there may be none; with `hasMore`, it was not looked through everything.
 * - `unreachable`: there is no connection.
 */
export type SearchState = 'nothing asked' | 'asking' | 'found' | 'unreachable'

/** A question about messages, and the answers so far. The newest question wins. */
export function useSearch(teahouse: Pick<Teahouse, 'findMessages' | 'status'>, start: MessageQuery) {
  const query = shallowRef<MessageQuery>(start)
  const state = ref<SearchState>('nothing asked')
  const messages = shallowRef<readonly FoundMessage[]>([])
  const hasMore = ref(false)
  let next: SearchPlace | undefined
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(after?: SearchPlace) {
    clearTimeout(timer)
    const mine = ++asked
    if (!isQuestion(query.value)) {
      state.value = 'nothing asked'
      messages.value = []
      hasMore.value = false
      return
    }
    state.value = 'asking'
    const answer = await teahouse.findMessages(query.value, after)
    if (mine !== asked)
      return
    if ('refused' in answer) {
      // What was found stays; of a refused question nothing is known.
      state.value = answer.refused === 'unavailable' || after !== undefined ? 'unreachable' : 'found'
      if (after === undefined)
        messages.value = []
      hasMore.value = after !== undefined
      return
    }
    messages.value = after === undefined ? answer.messages : [...messages.value, ...answer.messages]
    next = answer.next
    hasMore.value = next !== undefined
    state.value = 'found'
  }

  function change(part: Partial<MessageQuery>) {
    const typed = Object.keys(part).length === 1 && 'words' in part
    query.value = { ...query.value, ...part }
    clearTimeout(timer)
    if (typed)
      timer = setTimeout(() => void ask(), PAUSE_MS)
    else
      void ask()
  }

  const more = () => hasMore.value && state.value !== 'asking' ? ask(next) : Promise.resolve()

  watch(() => teahouse.status.value.state === 'live', (live) => {
    if (live && (state.value === 'unreachable' || state.value === 'nothing asked'))
      void ask(messages.value.length ? next : undefined)
  }, { immediate: true })
  if (teahouse.status.value.state !== 'live' && isQuestion(start))
    state.value = 'unreachable'
  onScopeDispose(() => {
    clearTimeout(timer)
    asked++
  })

  return { query, state, messages, hasMore, change, ask: () => ask(), more }
}
