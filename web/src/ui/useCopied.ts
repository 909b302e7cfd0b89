import { onScopeDispose, ref } from 'vue'

/** Puts a text where it can be pasted from, and says so for a moment. */
export function useCopied() {
  const copied = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  async function copy(text: string) {
    copied.value = await written(text)
    clearTimeout(timer)
    timer = setTimeout(() => { copied.value = false }, 2000)
  }
  return { copied, copy }
}

/** The clipboard is only there on a safe origin; a house on a LAN often has none, and a selection always works. */
async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  }
  catch {
    const box = document.createElement('textarea')
    box.value = text
    box.className = 'visually-hidden'
    const back = document.activeElement as HTMLElement | null
    // Inside the panel that is open, if one is: what lies outside of it cannot take focus without closing it.
    ;(back?.closest('[popover], dialog') ?? document.body).append(box)
    box.select()
    const done = document.execCommand('copy')
    box.remove()
    back?.focus()
    return done
  }
}
