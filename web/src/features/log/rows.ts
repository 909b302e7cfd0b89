import type { Change, RefusalCode, Seq, Timestamp, User } from '../../protocol/frames.gen'
import type { DraftItem, HoleItem, LogItem, MembershipItem, MessageItem } from '../../model/logItem'
import { startOfDay } from '../../words/times'

/** What one line of the conversation shows. Rows are what the list scrolls by; a turn is several rows. */
export type Row = TopRow | DayRow | UnreadRow | FoldRow | HoleRow | SaidRow | OwnRow | EndRow

/** What came before the first item: more, or nothing. */
export interface TopRow { readonly kind: 'top', readonly key: 'top', readonly more: boolean }
export interface DayRow { readonly kind: 'day', readonly key: string, readonly at: Timestamp }
export interface UnreadRow { readonly kind: 'unread', readonly key: 'unread' }
/** People who came and left, folded into one line. */
export interface FoldRow { readonly kind: 'fold', readonly key: string, readonly seq: Seq, readonly changes: readonly Moved[] }
interface Moved { readonly from: User, readonly change: Change, readonly at: Timestamp }
export interface HoleRow { readonly kind: 'hole', readonly key: string, readonly hole: HoleItem }
/** A message of somebody else. `first` begins a turn and carries the name. */
export interface SaidRow { readonly kind: 'said', readonly key: string, readonly message: MessageItem, readonly first: boolean }
/** One's own, in a cup. `last` ends a turn and carries the state of it. */
export interface OwnRow {
  readonly kind: 'own'
  readonly key: string
  readonly seq?: Seq
  readonly text: string
  readonly at: Timestamp
  readonly state: 'sent' | DraftItem['state']
  readonly reason?: RefusalCode
  readonly cid?: string
  readonly canCancel?: boolean
  readonly first: boolean
  readonly last: boolean
  /** How many of this turn wait, when it ends here. */
  readonly waiting: number
}
/** The room below the last words. */
export interface EndRow { readonly kind: 'end', readonly key: 'end' }

/** What one person says in a row is one turn, while no pause is longer than this. */
export const TURN_MS = 5 * 60_000

/** Lays out a log: oldest first, day by day, turn by turn. Depends on nothing but its arguments and the time zone. */
export function arrange(items: readonly LogItem[], { divider, hasOlder }: { divider: Seq | undefined, hasOlder: boolean }): Row[] {
  const rows: Row[] = []
  let day: number | undefined
  let divided = divider === undefined

  const divide = (seq: Seq) => {
    if (divided || seq < divider!)
      return
    divided = true
    rows.push({ kind: 'unread', key: 'unread' })
  }

  for (const item of items) {
    if (item.kind === 'hole') {
      divide(item.before - 1)
      rows.push({ kind: 'hole', key: item.key, hole: item })
      continue
    }
    // To ask the calendar about each of a hundred thousand is slow; within 23 hours no day ends, not even the shortest one.
    const sameDay = day !== undefined && item.at >= day && item.at < day + 23 * 3_600_000
    // What failed stands last and may be older than what was said since: a day that is over does not come back.
    if (!sameDay && startOfDay(item.at) > (day ?? -Infinity)) {
      day = startOfDay(item.at)
      rows.push({ kind: 'day', key: `day ${day}`, at: item.at })
    }
    if (item.kind !== 'draft')
      divide(item.seq)
    if (item.kind === 'membership')
      fold(rows, item)
    else if (item.kind === 'draft' || item.own)
      pour(rows, item)
    else
      rows.push({ kind: 'said', key: item.key, message: item, first: !continues(rows.at(-1), item) })
  }
  return rows.length === 0 ? rows : [{ kind: 'top', key: 'top', more: hasOlder }, ...rows, { kind: 'end', key: 'end' }]
}

function fold(rows: Row[], { key, seq, from, change, at }: MembershipItem) {
  const before = rows.at(-1)
  const told = { from, change, at }
  if (before?.kind !== 'fold') {
    rows.push({ kind: 'fold', key, seq, changes: [told] })
    return
  }
  // Made above, and nobody has it yet: to copy it for each of ten thousand would take its square.
  const changes = before.changes as Moved[]
  changes.push(told)
  rows[rows.length - 1] = { ...before, seq, changes }
}

function pour(rows: Row[], item: MessageItem | DraftItem) {
  const before = rows.at(-1)
  const state = item.kind === 'draft' ? item.state : 'sent'
  const goesOn = before?.kind === 'own' && Math.abs(item.at - before.at) <= TURN_MS
  if (goesOn)
    rows[rows.length - 1] = { ...before, last: false }
  rows.push({
    kind: 'own',
    key: item.key,
    text: item.text,
    at: item.at,
    state,
    ...(item.kind === 'draft' ? { cid: item.cid, reason: item.reason, canCancel: item.canCancel } : { seq: item.seq }),
    first: !goesOn,
    last: true,
    waiting: (goesOn ? before.waiting : 0) + (state === 'waiting' ? 1 : 0),
  })
}

function continues(before: Row | undefined, message: MessageItem): boolean {
  return before?.kind === 'said'
    && before.message.from.userId === message.from.userId
    && before.message.from.name === message.from.name
    && message.at - before.message.at <= TURN_MS
}

/** The position that a row shows, if it is of the log. */
export function seqOf(row: Row): Seq | undefined {
  switch (row.kind) {
    case 'said': return row.message.seq
    case 'own':
    case 'fold': return row.seq
    default: return undefined
  }
}
