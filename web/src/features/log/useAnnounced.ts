import { shallowRef, watch, type Ref } from 'vue'
import type { LogItem } from '../../model/logItem'
import type { Words } from '../../words/words'

/**
 * What a screen reader is told of new messages: each one, or only how many when more than three come at once.
 *
 * The log itself is not live: its rows come and go as one scrolls, and every one of them would be read out.
 */
export function useAnnounced(items: Readonly<Ref<readonly LogItem[]>>, words: Readonly<Ref<Words>>): Readonly<Ref<readonly string[]>> {
  const told = shallowRef<readonly string[]>([])
  let last: number | undefined

  watch(items, (current) => {
    const newest = current.reduce((seq, item) => 'seq' in item && item.seq > seq ? item.seq : seq, 0)
    const fresh = last === undefined
      ? []
      : current.filter(item => item.kind === 'message' && !item.own && item.seq > last!)
    last = Math.max(newest, last ?? 0)
    if (fresh.length > 3)
      told.value = [words.value.log.many(fresh.length)]
    else if (fresh.length)
      told.value = fresh.map(item => item.kind === 'message' ? `${item.from.name}: ${item.text}` : '')
  }, { immediate: true })

  return told
}
