import { h, type VNodeChild } from 'vue'
import type { lowlight } from './languages'

/** Longer code is shown without colours: they would be late, and nobody reads that much here. */
const LENGTH_MAX = 20_000

/** Code in the colours of its language, as nodes; undefined if the language is none that we know. Fetches what knows it. */
export async function highlighted(text: string, language: string): Promise<VNodeChild | undefined> {
  if (language === '' || text.length > LENGTH_MAX)
    return undefined
  const { lowlight } = await import('./languages')
  return lowlight.registered(language) ? nodes(lowlight.highlight(language, text)) : undefined
}

type Root = ReturnType<typeof lowlight.highlight>
type Element = Extract<Root['children'][number], { type: 'element' }>

function nodes(parent: Root | Element): VNodeChild[] {
  return parent.children.map((child) => {
    if (child.type === 'text')
      return child.value
    return child.type === 'element' ? h('span', { class: child.properties.className }, nodes(child)) : undefined
  })
}
