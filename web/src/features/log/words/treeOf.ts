import { shallowRef } from 'vue'
import { mayHaveMarks, plainTree, type Block } from '../../../model/textTree'

/** What reads Markdown, once it was needed. */
const read = shallowRef<(text: string) => readonly Block[]>()
let asked = false

/** Fetches what reads Markdown, so that the first words with marks do not wait for it. Without it they are shown as written. */
export async function readyForMarks() {
  if (asked)
    return
  asked = true
  try {
    read.value = (await import('../../../model/markdown')).markdownTree
  }
  catch {
    asked = false
  }
}

/** What is written in a text. Reactive: the marks are understood as soon as what reads them is there. */
export function treeOf(text: string): readonly Block[] {
  if (!mayHaveMarks(text))
    return plainTree(text)
  void readyForMarks()
  return read.value?.(text) ?? plainTree(text)
}
