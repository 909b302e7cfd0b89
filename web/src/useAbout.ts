import { computed, ref, shallowReactive, shallowRef, type Ref } from 'vue'
import type { FileToSend, OpenRoom, Teahouse } from './app/teahouse'
import { canChange, type MessageAct } from './features/log/acts'
import type { MessageItem } from './model/logItem'
import type { Seq } from './protocol/frames.gen'
import type { Undoing } from './ui/undo'
import type { Words } from './words/words'

/** What one writes about in a room, if anything: a message to answer, or one's own to say in other words. */
export function useAbout(teahouse: Teahouse, room: OpenRoom, undoing: Undoing, words: Readonly<Ref<Words>>) {
  const about = shallowRef<{ readonly do: 'reply' | 'edit', readonly message: MessageItem }>()
  /** The words that are being edited; what was typed before waits in the room's own draft. */
  const edited = ref('')
  /** Words that were taken back are known here until the page goes. */
  const taken = shallowReactive(new Map<Seq, string>())
  const editing = computed(() => about.value?.do === 'edit')

  function forget() {
    about.value = undefined
  }

  function edit(message: MessageItem) {
    edited.value = message.text
    about.value = { do: 'edit', message }
  }

  /** The newest of one's own messages. */
  function editLast(now: number): boolean {
    const last = room.items.value.findLast(item => item.kind === 'message' && item.own && item.recalled === undefined)
    if (last?.kind !== 'message' || !canChange(last, now, room.summary.value.window))
      return false
    edit(last)
    return true
  }

  /** Takes what was written; false when it was not taken. */
  function send(text: string, files?: readonly FileToSend[]): boolean {
    const { key } = room
    const message = about.value?.message
    if (message && editing.value) {
      const same = text.trim() === message.text
      if (!same && teahouse.edit(key, message.seq, text) !== undefined)
        return false
    }
    else if (teahouse.send(key, text, message && { seq: message.seq, from: message.from, text: message.text, ...message.files && { files: message.files.length, file: message.files[0]?.name ?? '' } }, files) !== undefined) {
      return false
    }
    forget()
    return true
  }

  /** It is taken back when it cannot be undone any more, and looks so at once. */
  function recall(messages: readonly MessageItem[]) {
    const { key } = room
    undoing.later(words.value.undo.recalled(messages.length), messages.map(message => message.key), () => {
      for (const { seq, text } of messages) {
        // What was only pictures has no words to be written again.
        if (text)
          taken.set(seq, text)
        teahouse.recall(key, seq)
      }
    })
    if (messages.some(({ seq }) => about.value?.message.seq === seq))
      forget()
  }

  /** Does what can be done at once. Answers whether one is to write now. */
  function act(wanted: MessageAct): boolean {
    switch (wanted.do) {
      case 'react': {
        const { message, emoji } = wanted
        const mine = message.reactions?.find(one => one.emoji === emoji)?.users.some(user => user.userId === teahouse.me.value?.userId)
        teahouse.react(room.key, message.seq, emoji, !mine)
        return false
      }
      case 'recall':
        recall([wanted.message])
        return false
      case 'pin':
        teahouse.pin(room.key, wanted.message.seq, !wanted.message.pin?.on)
        return false
      case 'reply':
        about.value = { do: 'reply', message: wanted.message }
        return true
      case 'edit':
        edit(wanted.message)
        return true
      case 'again': {
        const words = taken.get(wanted.message.seq) ?? ''
        forget()
        room.draft.value = room.draft.value.trim() ? `${room.draft.value}\n${words}` : words
        return true
      }
      default:
        return false
    }
  }

  return { about, edited, editing, forget, editLast, send, act, recall, isTaken: (seq: Seq) => taken.has(seq) }
}
