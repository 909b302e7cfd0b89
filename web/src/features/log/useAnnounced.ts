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
 * sent. `items` are undefined while the room loads: what is there when it has loaded is not news. To be used, and its place
 * to be shown, where a room stands that is still empty: a screen reader tells what comes into a place that it knows.
 *
 * The log itself is not live: its rows come and go as one scrolls, and every one of them would be read out.
 */
export function useAnnounced(items: () => readonly LogItem[] | undefined, words: Readonly<Ref<Words>>): Readonly<Ref<readonly Announcement[]>> {
  const told = shallowRef<readonly Announcement[]>([])
  let last: number | undefined
  let failed: ReadonlySet<string> = new Set()

  watch(items, (current) => {
    if (!current) {
      last = undefined
      return
    }
    const newest = current.findLast(item => 'seq' in item)?.seq ?? 0
    // The log is another: positions begin again when a backup was put back.
    if (last !== undefined && newest < last) {
      last = newest || undefined
      return
    }
    const isNews = last !== undefined
    const known = last ?? newest
    // Drafts stand after all that has a position.
    const fresh = current.slice(current.findLastIndex(item => 'seq' in item && item.seq <= known) + 1)
    last = fresh.reduce((seq, item) => 'seq' in item ? item.seq : seq, known)
    const said = fresh.flatMap(item => item.kind === 'message' && !item.own && item.recalled === undefined ? [{ key: item.key, text: `${item.from.name}: ${words.value.files.said(item.text, item.files)}` }] : [])
    const broken = fresh.flatMap(item => item.kind === 'draft' && item.state === 'failed' ? [item] : [])
    const unsent = broken.flatMap(({ cid, reason }) => failed.has(cid) ? [] : [{ key: `failed ${cid} ${last}`, text: words.value.log.failed(reason) }])
    failed = new Set(broken.map(({ cid }) => cid))
    if (isNews && said.length + unsent.length > 0)
      told.value = [...said.length > 3 ? [{ key: `up to ${last}`, text: words.value.log.many(said.length) }] : said, ...unsent]
  }, { immediate: true })

  return told
}
