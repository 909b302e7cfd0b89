import { shallowRef, type Component } from 'vue'

/** What shows a card for a link, once it was needed; undefined until it is there. */
export const linkCard = shallowRef<Component>()
let asked = false

/** Fetches what makes cards, so that the first link does not grow when it is on screen already. Without it there are none. */
export async function readyForCards() {
  if (asked)
    return
  asked = true
  try {
    linkCard.value = (await import('./LinkCard.vue')).default
  }
  catch {
    asked = false
  }
}

/** Whether there may be something in a text to make a card of. */
export const mayHaveCard = (text: string) => /https?:\/\//i.test(text)
