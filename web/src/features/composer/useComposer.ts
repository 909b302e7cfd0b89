import { computed, nextTick, onMounted, ref, watch, type Ref } from 'vue'
import { useComposition } from '../../ui/ime'
import { shortcutOf } from '../../ui/shortcuts'

/** Code points, as the server counts. */
export const LIMIT = 4000
/** From here on it is worth telling how many are left. */
const NEAR = 3800

/** Lengths that cannot reach the limit are not counted: this runs at every key. */
const codePoints = (text: string) => text.length < NEAR ? text.length : [...text].length

/**
 * The box one writes in. The text lives in the textarea and nowhere else, so no rendering comes between a key and its
 * letter, and no input method loses its place; the draft is told of every change.
 */
export function useComposer(options: {
  box: Readonly<Ref<HTMLTextAreaElement | null>>
  draft: Ref<string>
  /** Enter is a new line where there is a send button under the thumb. */
  enterSends: () => boolean
  /** Takes the text; false when it was not taken, and then it stays. */
  send: (text: string) => boolean
  /** There is something to send without words. */
  holds?: () => boolean
  /** Takes a key before anything else does, if it is not the input method's. */
  first?: (event: KeyboardEvent) => boolean
  /** Up in an empty box; Escape in any. */
  up?: () => void
  escape?: () => void
}) {
  const { box, draft } = options
  const length = ref(codePoints(draft.value))
  const blank = ref(draft.value.trim() === '')
  const left = computed(() => LIMIT - length.value)
  const composition = useComposition()

  function measure() {
    const text = box.value?.value ?? ''
    length.value = codePoints(text)
    blank.value = text.trim() === ''
    grow()
  }

  /** Where the browser cannot grow a textarea by itself. CSS holds the least and the most. */
  function grow() {
    const element = box.value
    if (!element || CSS.supports?.('field-sizing', 'content'))
      return
    element.style.blockSize = 'auto'
    element.style.blockSize = `${element.scrollHeight}px`
  }

  function put(text: string) {
    if (box.value && box.value.value !== text)
      box.value.value = text
    measure()
  }

  function input() {
    draft.value = box.value!.value
    measure()
  }

  function send() {
    const text = box.value!.value.trim()
    if ((text === '' && !options.holds?.()) || left.value < 0 || !options.send(text))
      return
    draft.value = ''
    put('')
  }

  function key(event: KeyboardEvent) {
    if (composition.owns(event) || options.first?.(event))
      return
    const what = shortcutOf(event, 'writing')
    if (what === 'stop')
      options.escape?.()
    if (what === 'editLast' && box.value!.value === '') {
      event.preventDefault()
      options.up?.()
    }
    if (event.key !== 'Enter' || event.shiftKey || event.altKey)
      return
    if (!options.enterSends() && !event.ctrlKey && !event.metaKey)
      return
    event.preventDefault()
    send()
  }

  onMounted(() => put(draft.value))
  // Another tab wrote, or the kept draft has just been read: never into what is being typed here. The box of a tab that is
  // not in front keeps its focus, and nobody types there.
  watch(draft, async (text, before) => {
    await nextTick()
    const typing = document.hasFocus() && document.activeElement === box.value
    const held = box.value?.value ?? ''
    if (!typing || held === '' || (text === '' && held === before))
      put(text)
  })

  return { blank, left, near: computed(() => length.value >= NEAR), input, key, send, composition }
}
