import { computed, inject, shallowRef, type ComputedRef, type InjectionKey } from 'vue'
import type { LogItem, MessageItem } from '../../model/logItem'

/** Several messages that something is to be done to at once. */
export interface Selection {
  readonly active: ComputedRef<boolean>
  /** Oldest first. */
  readonly messages: ComputedRef<readonly MessageItem[]>
  has: (message: MessageItem) => boolean
  begin: (message: MessageItem) => void
  /** In or out; with `range`, all from the one before to this one come in. */
  toggle: (message: MessageItem, range: boolean) => void
  end: () => void
}

export const selectionKey: InjectionKey<Selection> = Symbol('selection')
export const useSelection = () => inject(selectionKey, undefined)

export function makeSelection(items: () => readonly LogItem[]): Selection {
  const keys = shallowRef<ReadonlySet<string>>()
  let last: string | undefined
  const all = () => items().filter((item): item is MessageItem => item.kind === 'message' && item.recalled === undefined)
  const messages = computed(() => keys.value ? all().filter(({ key }) => keys.value!.has(key)) : [])

  return {
    active: computed(() => keys.value !== undefined),
    messages,
    has: ({ key }) => keys.value?.has(key) ?? false,
    begin(message) {
      keys.value = new Set([message.key])
      last = message.key
    },
    toggle({ key }, range) {
      const next = new Set(keys.value)
      const list = all()
      const [from, to] = [list.findIndex(one => one.key === last), list.findIndex(one => one.key === key)]
      if (range && from >= 0 && to >= 0)
        list.slice(Math.min(from, to), Math.max(from, to) + 1).forEach(one => next.add(one.key))
      else if (!next.delete(key))
        next.add(key)
      last = key
      keys.value = next
    },
    end() {
      keys.value = undefined
    },
  }
}
