import { ref } from 'vue'

const KEPT = 'teahouse.emoji'
const RECENT_MAX = 24

interface Kept { readonly recent: readonly string[], readonly tone: string }

/** Which emoji were used here last, and in which tone: kept on this device. Whatever cannot be read was not kept. */
export function useRecent(storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage) {
  const first = read(storage)
  const recent = ref<readonly string[]>(first.recent)
  const tone = ref(first.tone)

  function keep() {
    try {
      storage.setItem(KEPT, JSON.stringify({ recent: recent.value, tone: tone.value }))
    }
    catch { /* It holds until the window is closed. */ }
  }
  return {
    recent,
    tone,
    used(emoji: string) {
      recent.value = [emoji, ...read(storage).recent.filter(one => one !== emoji)].slice(0, RECENT_MAX)
      keep()
    },
    choose(wanted: string) {
      tone.value = wanted
      keep()
    },
  }
}

function read(storage: Pick<Storage, 'getItem'>): Kept {
  try {
    const { recent, tone } = JSON.parse(storage.getItem(KEPT) ?? '{}') as Partial<Record<keyof Kept, unknown>>
    return {
      recent: Array.isArray(recent) ? recent.filter(one => typeof one === 'string').slice(0, RECENT_MAX) : [],
      tone: typeof tone === 'string' ? tone : '',
    }
  }
  catch {
    return { recent: [], tone: '' }
  }
}
