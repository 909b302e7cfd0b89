import type { QueuedDraft } from '../model/draft'
import type { ClientFrame } from '../protocol/frames.gen'
import { personOf } from '../model/roomKey'

/** What a draft is on the wire. Its cid is the id too: so a refusal that could not read as far as the cid still finds its draft. */
export function draftFrame({ cid, room, text, reply, files, change }: QueuedDraft): ClientFrame {
  const where = personOf(room) ?? room
  if (!change)
    return { type: 'msg', id: cid, data: { ...where !== 'lobby' && { to: where }, text, ...reply && { reply: reply.seq }, ...files && { files: files.map(({ file }) => file!) }, cid } }
  const about = { room: where, target: change.target, cid }
  switch (change.do) {
    case 'edit': return { type: 'edit', id: cid, data: { ...about, text } }
    case 'recall': return { type: 'recall', id: cid, data: about }
    case 'react': return { type: 'react', id: cid, data: { ...about, emoji: change.emoji, on: change.on } }
    case 'pin': return { type: 'pin', id: cid, data: { ...about, on: change.on } }
    default: return change satisfies never
  }
}
