import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** What changes often is read out at most so often. */
export const SELDOM_MS = 10_000

/** The text, for a screen reader: what it is now, and not again before ten seconds went by. Silence comes at once. */
export function useSeldom(text: Readonly<Ref<string>>): Readonly<Ref<string>> {
  const spoken = ref('')
  let at = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  function speak() {
    timer = undefined
    if (text.value === spoken.value)
      return
    if (text.value !== '')
      at = Date.now()
    spoken.value = text.value
  }

  watch(text, () => {
    const wait = at + SELDOM_MS - Date.now()
    if (text.value === '' || wait <= 0)
      speak()
    else
      timer ??= setTimeout(speak, wait)
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))

  return spoken
}
