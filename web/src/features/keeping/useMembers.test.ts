import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { Keeping, Member } from '../../app/keeping'
import { readyForPinyin } from '../../ui/find'
import { useMembers } from './useMembers'

const member = (name: string, role: Member['role'] = 'member'): Member => ({ user: { userId: name, name }, role, since: 0 })

describe('the members of a room', () => {
  let all: Member[]
  const asked: [string | undefined, number | undefined][] = []
  const keeping: Pick<Keeping, 'members'> = {
    members: async (room, query, after = 0) => {
      asked.push([query, after || undefined])
      const some = all.filter(({ user }) => user.name.includes(query ?? ''))
      const members = some.slice(after, after + 200)
      return { room, members, count: all.length, ...after + 200 < some.length && { next: after + 200 } }
    },
  }
  beforeEach(() => { asked.length = 0 })

  async function open() {
    const typed = ref('')
    const members = effectScope().run(() => useMembers(keeping as Keeping, 'room-tea', typed))!
    await vi.waitFor(() => expect(members.count.value).toBe(all.length))
    await nextTick()
    return { typed, names: () => members.shown.value.map(({ user }) => user.name) }
  }

  it('stand with the keepers first, and are found by pinyin and initials', async () => {
    all = [member('ana'), member('张三', 'keeper'), member('李四')]
    await readyForPinyin()
    const { typed, names } = await open()
    expect(names()).toEqual(['张三', 'ana', '李四'])
    typed.value = 'zs'
    expect(names()).toEqual(['张三'])
    typed.value = 'lisi'
    expect(names()).toEqual(['李四'])
  })

  it('come in pieces, and beyond a thousand are looked for where they are known', async () => {
    all = [...Array.from({ length: 1_300 }, (_, i) => member(`guest ${i}`)), member('zoe')]
    const { typed, names } = await open()
    await vi.waitFor(() => expect(names().length).toBe(1_000))
    expect(asked.length).toBe(5)
    typed.value = 'zoe'
    await vi.waitFor(() => expect(names()).toEqual(['zoe']))
    expect(asked.at(-1)).toEqual(['zoe', undefined])
  })
})
