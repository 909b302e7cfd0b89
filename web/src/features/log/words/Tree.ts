import { h, type FunctionalComponent, type VNodeChild } from 'vue'
import { wordsOf, type Block, type Inline } from '../../../model/textTree'
import type { UserId } from '../../../protocol/frames.gen'
import { textLanguage } from '../../../words/textLanguage'
import CodeBlock from './CodeBlock.vue'
import MessageLink from './MessageLink.vue'
import { messagePlace } from './messagePlace'

/** Blocks as nodes, for somebody: text never becomes HTML. What is in the slot stands behind the last word. */
export const Tree: FunctionalComponent<{ blocks: readonly Block[], me?: UserId | undefined }> = ({ blocks, me }, { slots }) => {
  const last = blocks.at(-1)
  const behind = slots.default?.()
  const nodes = blocks.map(block => nodeOf(block, me, block === last ? behind : undefined))
  return last?.kind === 'paragraph' ? nodes : [...nodes, behind]
}
Tree.props = ['blocks', 'me']

function nodeOf(block: Block, me: UserId | undefined, behind?: VNodeChild): VNodeChild {
  switch (block.kind) {
    // Each finds its own direction.
    case 'paragraph': return h('p', { dir: 'auto' }, [block.children.map(inline => inlineNode(inline, me)), behind])
    case 'quote': return h('blockquote', block.children.map(inside => nodeOf(inside, me)))
    case 'list': return h(block.start === undefined ? 'ul' : 'ol', { start: block.start, dir: 'auto' }, block.items.map(item => h('li', item.map(inside => nodeOf(inside, me)))))
    case 'code': return h(CodeBlock, { text: block.text, language: block.language })
  }
}

const TAGS = { strong: 'strong', emphasis: 'em', strike: 's' } as const

function inlineNode(inline: Inline, me: UserId | undefined): VNodeChild {
  switch (inline.kind) {
    case 'text': return inline.text
    case 'code': return h('code', { dir: 'ltr' }, inline.text)
    case 'mention': return h('bdi', { class: ['mention', { mine: inline.userId === me }] }, inline.text)
    case 'link': {
      const place = inline.host ? undefined : messagePlace(inline.href)
      return place ? h(MessageLink, { href: inline.href, place }) : addressNode(inline, me)
    }

    // Han is not slanted but dotted: which one it is, its language says.
    default: return h(TAGS[inline.kind], { lang: inline.kind === 'emphasis' ? textLanguage(wordsOf([{ kind: 'paragraph', children: [inline] }])) : undefined }, inline.children.map(inside => inlineNode(inside, me)))
  }
}

function addressNode(inline: Inline & { kind: 'link' }, me: UserId | undefined): VNodeChild {
  return [
    h('a', { href: inline.href, target: '_blank', rel: 'noopener noreferrer', dir: inline.host ? 'auto' : 'ltr' }, inline.children.map(inside => inlineNode(inside, me))),
    inline.host && h('span', { class: 'host', dir: 'ltr' }, ` (${inline.host})`),
  ]
}
