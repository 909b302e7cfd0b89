import type { Ref } from 'vue'

/** Escape takes away what is typed to look for something, and only then means anything else. */
export function clearing(typed: Ref<string>): (event: KeyboardEvent) => void {
  return (event) => {
    if (!typed.value)
      return
    event.stopPropagation()
    event.preventDefault()
    typed.value = ''
  }
}
