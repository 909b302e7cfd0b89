import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { Keeping, Member } from '../../app/keeping'
import type { RoomKey } from '../../app/teahouse'
import type { RefusalCode, Seq } from '../../protocol/frames.gen'
import { rank, readyForPinyin } from '../../ui/find'

/** So many are loaded whole, and found by pinyin and initials too; of the others those whose names have the letters. */
const LOADED_MAX = 1_000
const TYPED_MS = 200

/** The members of a room: keepers first, then by who has been there the longest; of those the ones that are looked for. */
export function useMembers(keeping: Keeping, room: RoomKey, typed: Ref<string>) {
  const loaded = shallowRef<readonly Member[]>([])
  const found = shallowRef<readonly Member[]>([])
  const count = ref(0)
  const whole = ref(true)
  const refused = ref<RefusalCode>()
  let loading = 0

  async function load() {
    const mine = ++loading
    const members: Member[] = []
    let after: Seq | undefined
    do {
      const answer = await keeping.members(room, '', after)
      if (mine !== loading)
        return
      refused.value = 'refused' in answer ? answer.refused : undefined
      if ('refused' in answer)
        return
      members.push(...answer.members)
      count.value = answer.count
      after = answer.next
    } while (after !== undefined && members.length < LOADED_MAX)
    whole.value = after === undefined
    loaded.value = members
  }

  let soon: ReturnType<typeof setTimeout> | undefined
  watch(typed, (words) => {
    if (words.trim())
      void readyForPinyin()
    clearTimeout(soon)
    found.value = []
    if (whole.value || !words.trim())
      return
    soon = setTimeout(async () => {
      const answer = await keeping.members(room, words.trim())
      if (words === typed.value && 'members' in answer)
        found.value = answer.members
    }, TYPED_MS)
  })

  const shown = computed(() => {
    const words = typed.value.trim()
    const all = new Map([...loaded.value, ...found.value].map(member => [member.user.userId, member]))
    return [...all.values()]
      .flatMap(member => ({ member, at: words ? rank(member.user.name, words) : 0 }))
      .filter(({ at }) => at !== undefined)
      .sort((a, b) => a.at! - b.at! || Number(b.member.role === 'keeper') - Number(a.member.role === 'keeper'))
      .map(({ member }) => member)
  })

  void load()
  return { shown, count, refused, load }
}
