import { onScopeDispose, ref } from 'vue'
import { filesOf } from './pasted'

/**
 * Files that are dropped anywhere on the conversation, or pasted where nothing else takes a paste. Tells whether some are held
 * over it. A drop beside it does nothing, where the browser would leave the page for the file.
 */
export function useIncoming(sheet: () => HTMLElement | null, isOpen: () => boolean, take: (files: readonly File[]) => void) {
  const over = ref(false)
  const within = (event: Event) => isOpen() && !document.querySelector('dialog:modal') && sheet()?.contains(event.target as Node) === true
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

  function dragged(event: DragEvent) {
    if (!hasFiles(event))
      return
    event.preventDefault()
    over.value = within(event)
    event.dataTransfer!.dropEffect = over.value ? 'copy' : 'none'
  }

  function left(event: DragEvent) {
    // Out of the window; from one thing to another is told by what is entered.
    if (!event.relatedTarget)
      over.value = false
  }

  function dropped(event: DragEvent) {
    over.value = false
    if (!hasFiles(event))
      return
    event.preventDefault()
    if (within(event))
      take([...event.dataTransfer!.files])
  }

  function pasted(event: ClipboardEvent) {
    const target = event.target as HTMLElement
    const elsewhere = target.closest('input, textarea, [contenteditable]')
    if (!isOpen() || document.querySelector('dialog:modal') || (elsewhere && elsewhere.id !== 'composer'))
      return
    const files = filesOf(event.clipboardData)
    if (files.length === 0)
      return
    event.preventDefault()
    take(files)
  }

  const gone = new AbortController()
  const { signal } = gone
  addEventListener('dragenter', dragged, { signal })
  addEventListener('dragover', dragged, { signal })
  addEventListener('dragleave', left, { signal })
  addEventListener('drop', dropped, { signal })
  addEventListener('paste', pasted, { signal })
  onScopeDispose(() => gone.abort())
  return { over }
}
