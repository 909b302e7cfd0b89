import { computed, nextTick, onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import type { Person } from '../../model/person'

/** Who can be called here, those who fit best first. */
export type Mentionable = (typed: string) => Promise<readonly Person[]>

/** Nobody reads more. */
const SHOWN_MAX = 6

/**
 * An at sign, at the beginning or behind anything but a Latin letter, a digit or another such sign (an address of mail), and
 * the beginning of a name up to the caret. Han needs no space before it, and the wide one is as good.
 */
const called = /(?:^|[^A-Za-z0-9_.\-\u00C0-\u024F@＠])[@＠]([^\s@＠,，.。!！?？:：;；、()（）]{0,24})$/u
/** What an input method has not decided yet may have spaces or marks between the syllables. */
const composed = /(?:^|[^A-Za-z0-9_.\-\u00C0-\u024F@＠])[@＠]([^@＠\n]{0,24})$/u

/** The list of people that opens at an at sign. It is only shown: keys go on being the box's. */
export function useMentions(box: Readonly<Ref<HTMLTextAreaElement | null>>, find: () => Mentionable | undefined) {
  const people = shallowRef<readonly Person[]>([])
  const at = ref(0)
  /** Where the name begins that is being typed; the newest question wins. */
  let begins = -1
  let waved = -1
  let asked = 0
  let looked = ''

  function close() {
    asked++
    looked = ''
    begins = -1
    people.value = []
  }

  /** Looks at what stands before the caret. Call it when that changed. */
  async function look(composing = false) {
    const element = box.value
    const before = element && element.selectionStart === element.selectionEnd ? element.value.slice(0, element.selectionStart) : ''
    const found = (composing ? composed : called).exec(before)
    if (!found || !find()) {
      waved = -1
      return close()
    }
    const typed = found[1]!
    begins = before.length - typed.length
    if (begins === waved || before === looked)
      return
    looked = before
    const mine = ++asked
    const fitting = await find()!(typed.replace(/[\s'’]/g, ''))
    if (mine !== asked)
      return
    people.value = fitting.slice(0, SHOWN_MAX)
    at.value = 0
  }

  /** Puts the name where it was begun, so that the browser can undo it. */
  function pick(person: Person) {
    const element = box.value
    if (!element || begins < 0)
      return
    const end = element.selectionStart
    const follows = element.value[end]
    element.focus()
    element.setSelectionRange(begins, end)
    document.execCommand('insertText', false, `${person.name}${follows && /[\s\p{P}]/u.test(follows) ? '' : ' '}`)
    close()
  }

  /** Not this one: the list stays away until another name is begun. */
  function wave() {
    waved = begins
    close()
  }

  /** Whether the key was meant for the list. */
  function key(event: KeyboardEvent): boolean {
    if (!people.value.length)
      return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const { length } = people.value
    if (step)
      at.value = (at.value + step + length) % length
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && !event.ctrlKey && !event.metaKey)
      pick(people.value[at.value]!)
    else if (event.key === 'Escape')
      wave()
    else
      return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  /** The caret went elsewhere, by a key or a press. */
  async function moved() {
    if (begins < 0 && waved < 0)
      return
    await nextTick()
    await look()
  }

  onScopeDispose(close)
  return { people, at, shown: computed(() => people.value.length > 0), look, moved, key, pick, close }
}
