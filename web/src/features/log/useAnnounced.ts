import { shallowRef, watch, type Ref } from 'vue'
import type { LogItem } from '../../model/logItem'
import type { Words } from '../../words/words'

export interface Announcement {
  /** Another one for each: what is said twice is read out twice. */
  readonly key: string
  readonly text: string
}

/**
 * What a screen reader is told: each new message, or only how many when more than three come at once, and what could not be
 * sent.
 *
 * The log itself is not live: its rows come and go as one scrolls, and every one of them would be read out.
 */
export function useAnnounced(items: Readonly<Ref<readonly LogItem[]>>, words: Readonly<Ref<Words>>): Readonly<Ref<readonly Announcement[]>> {
  const told = shallowRef<readonly Announcement[]>([])
  let last: number | undefined
  let failed: ReadonlySet<string> | undefined

  watch(items, (current) => {
    const newest = current.reduce((seq, item) => 'seq' in item && item.seq > seq ? item.seq : seq, 0)
    const fresh = last === undefined
      ? []
      : current.flatMap(item => item.kind === 'message' && !item.own && item.seq > last! ? [{ key: item.key, text: `${item.from.name}: ${item.text}` }] : [])
    last = Math.max(newest, last ?? 0)
    const broken = current.flatMap(item => item.kind === 'draft' && item.state === 'failed' ? [item] : [])
    const news = failed === undefined
      ? []
      : broken.flatMap(({ cid, reason }) => failed!.has(cid) ? [] : [{ key: `failed ${cid} ${newest}`, text: words.value.log.failed(reason) }])
    failed = new Set(broken.map(({ cid }) => cid))
    const said = fresh.length > 3 ? [{ key: `up to ${newest}`, text: words.value.log.many(fresh.length) }] : fresh
    if (said.length + news.length > 0)
      told.value = [...said, ...news]
  }, { immediate: true })

  return told
}
