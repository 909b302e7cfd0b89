import { h, type FunctionalComponent, type VNodeChild } from 'vue'
import type { Block, Inline } from '../../../model/textTree'
import { textLanguage } from '../../../words/textLanguage'
import CodeBlock from './CodeBlock.vue'

/** Blocks as nodes: text never becomes HTML. What is in the slot stands behind the last word. */
export const Tree: FunctionalComponent<{ blocks: readonly Block[] }> = ({ blocks }, { slots }) => {
  const last = blocks.at(-1)
  const nodes = blocks.map(block => block === last && block.kind === 'paragraph' ? paragraph(block.children, slots.default?.()) : nodeOf(block))
  return last?.kind === 'paragraph' ? nodes : [...nodes, slots.default?.()]
}
Tree.props = ['blocks']

/** Each finds its own direction and its own voice. */
function paragraph(children: readonly Inline[], behind?: VNodeChild) {
  return h('p', { dir: 'auto' }, [children.map(inlineNode), behind])
}

function nodeOf(block: Block): VNodeChild {
  switch (block.kind) {
    case 'paragraph': return paragraph(block.children)
    case 'quote': return h('blockquote', block.children.map(nodeOf))
    case 'list': return h(block.start === undefined ? 'ul' : 'ol', { start: block.start, dir: 'auto' }, block.items.map(item => h('li', item.map(nodeOf))))
    case 'code': return h(CodeBlock, { text: block.text, language: block.language })
  }
}

const TAGS = { strong: 'strong', emphasis: 'em', strike: 's' } as const

function inlineNode(inline: Inline): VNodeChild {
  switch (inline.kind) {
    case 'text': return inline.text
    case 'code': return h('code', { dir: 'ltr' }, inline.text)
    case 'link': return [
      h('a', { href: inline.href, target: '_blank', rel: 'noopener noreferrer', dir: inline.host ? 'auto' : 'ltr' }, inline.children.map(inlineNode)),
      inline.host && h('span', { class: 'host', dir: 'ltr' }, ` (${inline.host})`),
    ]
    default: return h(TAGS[inline.kind], { lang: inline.kind === 'emphasis' ? textLanguage(letters(inline)) : undefined }, inline.children.map(inlineNode))
  }
}

const letters = (inline: Inline): string => 'text' in inline ? inline.text : inline.children.map(letters).join('')
