import type { Edited, FileSent, LogFrame, Pin, Pinned, Quote, Reacted, Reaction, Recalled, RecalledAll, SendMsg, Seq, User } from '../protocol/frames.gen'
import type { QueuedDraft } from './draft'

/**
 * A message and what was done to it, in the words of the wire: a frame's data are one, and so is what the screen shows.
 *
 * What is done to messages comes as entries of the log, and a message that is read from the store has in it what was done
 * until then. Both say of which entry they are. So of two words about the same thing the newer one is right, in whatever
 * order they come, and each may come twice.
 */
export interface Message {
  readonly text: string
  readonly reply?: Quote
  /** What came with the words, or instead of them. */
  readonly files?: FileSent[]
  /** The entry that edited it last; the one that recalled it. */
  readonly edited?: Seq
  readonly recalled?: Seq
  /** One that nobody has any more stays, with a count of 0, to say since when. */
  readonly reactions?: Reaction[]
  /** One that was taken down stays, to say since when. */
  readonly pin?: Pin
}

/** What is a message of something that is one and more. */
export function messageOf({ text, reply, files, edited, recalled, reactions, pin }: Message): Message {
  return { text, ...reply && { reply }, ...files && { files }, ...edited !== undefined && { edited }, ...recalled !== undefined && { recalled }, ...reactions && { reactions }, ...pin && { pin } }
}

/** An entry that does something to a message. */
export type MessageChange = Edited | Recalled | Reacted | Pinned

export function isChange(frame: { type: unknown }): frame is MessageChange {
  return frame.type === 20 || frame.type === 21 || frame.type === 22 || frame.type === 45
}

/** The message after the change; the same object, if it is in it already. */
export function revised<T extends Message>(message: T, change: MessageChange): T {
  switch (change.type) {
    case 20: return edited(message, change.data.text, change.data.seq)
    case 21: return message.recalled === undefined ? recalled(message, change.data.seq) : message
    case 22: return reacted(message, change.data)
    case 45: return pinned(message, change.data)
    default: return change satisfies never
  }
}

/** Whether somebody took this message back with all that they had said before. */
export function isTakenBackBy({ from, seq }: { readonly from: User, readonly seq: Seq }, all: RecalledAll['data']): boolean {
  return seq < all.seq && from.userId === all.from.userId
}

/** The message after somebody took back all that they had said, be it this or what it answers; the same object, if it is neither. */
export function takenBack<T extends Message & { readonly from: User, readonly seq: Seq }>(message: T, all: RecalledAll['data']): T {
  const left = isTakenBackBy(message, all) ? recalled(message, all.seq) : message
  return left.reply && isTakenBackBy(left.reply, all) ? requoted(left, undefined) : left
}

/** What is kept of a message and of what was done to it, after a newer entry of the same log; the same object, if it is as it was. */
export function keptAfter(kept: LogFrame, newer: LogFrame): LogFrame {
  if (kept.type !== 1)
    return kept
  const now: SendMsg['data'] = newer.type === 60 ? takenBack(kept.data, newer.data) : isChange(newer) && newer.data.target === kept.data.seq ? revised(kept.data, newer) : kept.data
  return now === kept.data ? kept : { ...kept, data: now }
}

/** A message of which more was told: as it was in the store when the log went up to `asOf`. The same object, if that is nothing new. */
export function updated<T extends Message>(before: T, told: Message, asOf: Seq): T {
  if (before.recalled !== undefined)
    return before
  if (told.recalled !== undefined)
    return recalled(before, told.recalled)
  const reworded = told.edited === undefined ? before : edited(before, told.text, told.edited)
  const worded = told.pin ? pinned(reworded, told.pin) : reworded
  const reactions = mergedReactions(worded.reactions ?? [], told.reactions ?? [], asOf)
  return reactions === worded.reactions || (reactions.length === 0 && !worded.reactions) ? worded : { ...worded, reactions }
}

/** The message as somebody wants it who has not been answered yet. */
export function wished<T extends Message>(message: T, { text, change }: Pick<QueuedDraft, 'text' | 'change'>, me: User): T {
  const seq = Number.MAX_SAFE_INTEGER
  switch (change?.do) {
    case 'edit': return edited(message, text, seq)
    case 'recall': return recalled(message, seq)
    case 'pin': return message.pin?.on === change.on ? message : pinned(message, { on: change.on, seq })
    case 'react': {
      const { emoji, on } = change
      const before = message.reactions?.find(reaction => reaction.emoji === emoji)
      const isSo = before?.users.some(user => user.userId === me.userId) ?? false
      return isSo === on ? message : reacted(message, { emoji, on, count: (before?.count ?? 0) + (on ? 1 : -1), seq, from: me })
    }
    default: return message
  }
}

/** How an answer quotes words that are others now; undefined: they were taken back, and what came with them. */
export function requoted<T extends Message>(answer: T, words: string | undefined): T {
  const text = [...words ?? ''].slice(0, QUOTE_MAX).join('')
  if (!answer.reply || (answer.reply.text === text && (words !== undefined || !answer.reply.files)))
    return answer
  const { seq, from } = answer.reply
  return { ...answer, reply: words === undefined ? { seq, from, text } : { ...answer.reply, text } }
}

/** Code points, as the server cuts. */
const QUOTE_MAX = 120

/** Nothing is left of it but its place. */
function recalled<T extends Message>(message: T, seq: Seq): T {
  if (message.recalled !== undefined)
    return message
  const left = { ...message, text: '', reactions: [], recalled: seq }
  Reflect.deleteProperty(left, 'files')
  Reflect.deleteProperty(left, 'pin')
  return left
}

function edited<T extends Message>(message: T, text: string, seq: Seq): T {
  // The words of an edit that another one followed are forgotten.
  const isNews = text !== '' && message.recalled === undefined && seq > (message.edited ?? 0)
  return isNews ? { ...message, text, edited: seq } : message
}

function pinned<T extends Message>(message: T, { on, seq }: Pin): T {
  const isNews = message.recalled === undefined && seq > (message.pin?.seq ?? 0)
  return isNews ? { ...message, pin: { on, seq } } : message
}

function reacted<T extends Message>(message: T, { emoji, on, count, seq, from }: Pick<Reacted['data'], 'emoji' | 'on' | 'count' | 'seq' | 'from'>): T {
  const before = message.reactions?.find(reaction => reaction.emoji === emoji)
  if (message.recalled !== undefined || (before && before.seq >= seq))
    return message
  const others = before?.users.filter(user => user.userId !== from.userId) ?? []
  const reaction: Reaction = { emoji, count, seq, users: on ? [...others, from] : others }
  const reactions = before ? message.reactions!.map(one => one === before ? reaction : one) : [...message.reactions ?? [], reaction]
  return { ...message, reactions }
}

function mergedReactions(before: readonly Reaction[], told: readonly Reaction[], asOf: Seq): readonly Reaction[] {
  let isNews = false
  const kept = before.map((reaction) => {
    const now = told.find(one => one.emoji === reaction.emoji) ?? { ...reaction, count: 0, seq: asOf, users: [] }
    if (now.seq <= reaction.seq || (now.count === 0 && reaction.count === 0))
      return reaction
    isNews = true
    return now
  })
  const fresh = told.filter(one => !before.some(reaction => reaction.emoji === one.emoji))
  return isNews || fresh.length > 0 ? [...kept, ...fresh] : before
}
