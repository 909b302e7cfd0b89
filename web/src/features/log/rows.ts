import type { DraftFile, Reason } from '../../model/file'
import type { Quote, Seq, Timestamp } from '../../protocol/frames.gen'
import type { ArrangedItem, DraftItem, HoleItem, LogItem, MembershipItem, MessageItem, TakenBackItem } from '../../model/logItem'
import { startOfDay } from '../../words/times'

/** What one line of the conversation shows. Rows are what the list scrolls by; a turn is several rows. */
export type Row = TopRow | DayRow | UnreadRow | FoldRow | TakenBackRow | HoleRow | ArrangedRow | SaidRow | OwnRow | EndRow

/** What came before the first item: more, or nothing. */
export interface TopRow { readonly kind: 'top', readonly key: 'top', readonly more: boolean }
/** `at` is where the day begins. */
export interface DayRow { readonly kind: 'day', readonly key: string, readonly at: Timestamp }
export interface UnreadRow { readonly kind: 'unread', readonly key: 'unread' }
/** People who came and left, folded into one line. */
export interface FoldRow { readonly kind: 'fold', readonly key: string, readonly seq: Seq, readonly changes: readonly Moved[] }
/** Somebody took back all that they had said before. */
export interface TakenBackRow { readonly kind: 'takenBack', readonly key: string, readonly item: TakenBackItem }
type Moved = Pick<MembershipItem, 'from' | 'change' | 'at'>
/** What a keeper made of the room. */
export interface ArrangedRow { readonly kind: 'arranged', readonly key: string, readonly seq: Seq, readonly item: ArrangedItem }
export interface HoleRow { readonly kind: 'hole', readonly key: string, readonly hole: HoleItem }
/** A message of somebody else. `first` begins a turn and carries the name. */
export interface SaidRow {
  readonly kind: 'said'
  readonly key: string
  readonly message: MessageItem
  readonly first: boolean
  /** How many messages this stands for, if it is more than one: they were taken back together. */
  readonly gone?: number
}
/** One's own, in a cup. `last` ends a turn and carries the state of it. */
export interface OwnRow {
  readonly kind: 'own'
  readonly key: string
  readonly seq?: Seq
  /** Once it stands in the log. */
  readonly message?: MessageItem
  readonly text: string
  readonly reply?: Quote
  /** Of a draft; a message has its own. */
  readonly files?: readonly DraftFile[] | undefined
  readonly at: Timestamp
  readonly state: 'sent' | DraftItem['state']
  readonly reason?: Reason | undefined
  readonly cid?: string
  readonly canCancel?: boolean
  readonly first: boolean
  readonly last: boolean
  /** How many of this turn wait, when it ends here. */
  readonly waiting: number
  /** As of what others said. */
  readonly gone?: number
}
/** The room below the last words. */
export interface EndRow { readonly kind: 'end', readonly key: 'end' }

/** What one person says in a row is one turn, while no pause is longer than this. */
export const TURN_MS = 5 * 60_000

/** What the layout of some items depends on beside themselves. */
export interface Place {
  /** The latest day that has begun above them. */
  readonly day?: number
  /** The message above them, which they may go on with. */
  readonly spoken?: MessageItem
  /** Where the unread line goes, unless it stands above them. */
  readonly line?: Seq
}

/** Lays out a log: oldest first, day by day, turn by turn. Depends on nothing but its arguments and the time zone. */
export function arrange(items: readonly LogItem[], { divider, hasOlder }: { divider: Seq | undefined, hasOlder: boolean }): Row[] {
  return bounded([lay(items, { line: divider }).rows], hasOlder)
}

/** Rows after rows, between the first one and the last one of all; an empty log has none at all. */
export function bounded(parts: readonly (readonly Row[])[], hasOlder: boolean): Row[] {
  // Not flat(), which takes ten times as long.
  return parts.some(part => part.length) ? new Array<Row>(hasOlder ? earlier : beginning).concat(...parts, end) : []
}

const beginning: TopRow = { kind: 'top', key: 'top', more: false }
const earlier: TopRow = { kind: 'top', key: 'top', more: true }
const unread: UnreadRow = { kind: 'unread', key: 'unread' }
const end: EndRow = { kind: 'end', key: 'end' }

/** Lays out what stands at a place. Answers also the place below it, in which nothing is said of the line. */
export function lay(items: readonly LogItem[], { day, spoken, line }: Place): { rows: Row[], below: Place } {
  const rows: Row[] = []
  const above = () => {
    const row = rows.at(-1)
    return row?.kind === 'said' ? row.message : row ? undefined : spoken
  }

  for (const item of items) {
    // To ask the calendar about each of a hundred thousand is slow; within 23 hours no day ends, not even the shortest one.
    const sameDay = item.kind === 'hole' || (day !== undefined && item.at >= day && item.at < day + 23 * 3_600_000)
    // What failed stands last and may be older than what was said since: a day that is over does not come back.
    if (!sameDay && startOfDay(item.at) > (day ?? -Infinity)) {
      day = startOfDay(item.at)
      rows.push({ kind: 'day', key: `day ${day}`, at: day })
    }
    if (line !== undefined && newestOf(item) >= line) {
      line = undefined
      rows.push(unread)
    }
    if (item.kind === 'hole')
      rows.push({ kind: 'hole', key: item.key, hole: item })
    else if (item.kind === 'takenBack')
      rows.push({ kind: 'takenBack', key: item.key, item })
    else if (item.kind === 'membership')
      fold(rows, item)
    else if (item.kind === 'arranged')
      rows.push({ kind: 'arranged', key: item.key, seq: item.seq, item })
    else if (item.kind === 'message' && isGoneWith(rows.at(-1), item.recalled))
      count(rows.at(-1) as SaidRow | OwnRow)
    else if (item.kind === 'message' && !item.own)
      rows.push({ kind: 'said', key: item.key, message: item, first: !continues(above(), item) })
    else
      pour(rows, item)
  }
  return { rows, below: { day, spoken: above() } }
}

/** The newest position that an item stands for; a draft stands for none. */
export function newestOf(item: LogItem): Seq {
  return item.kind === 'draft' ? 0 : item.kind === 'hole' ? item.before - 1 : item.seq
}

/** Whether two items that follow each other may share a row, or the state that the second one carries. */
export function clings(before: LogItem, item: LogItem): boolean {
  if (before.kind === 'message' && item.kind === 'message' && before.recalled !== undefined && before.recalled === item.recalled)
    return true
  return before.kind === 'membership'
    ? item.kind === 'membership'
    : isOwn(before) && isOwn(item) && Math.abs(item.at - before.at) <= TURN_MS
}

function isOwn(item: LogItem): item is MessageItem | DraftItem {
  return item.kind === 'draft' || (item.kind === 'message' && item.own)
}

/** Nobody has the rows yet while they are laid out: they may be changed. */
type Wet<T> = { -readonly [K in keyof T]: T[K] }

/** Whether a row stands for a message that was taken back by the same entry. */
function isGoneWith(row: Row | undefined, recalled: Seq | undefined): boolean {
  return recalled !== undefined && (row?.kind === 'said' || row?.kind === 'own') && row.message?.recalled === recalled
}

function count(row: Wet<SaidRow | OwnRow>) {
  row.gone = (row.gone ?? 1) + 1
}

function fold(rows: Row[], item: MembershipItem) {
  moved(rows, item)
  const { key, seq, keeper, at } = item
  if (keeper)
    rows.push({ kind: 'arranged', key: `${key} keeper`, seq, item: { kind: 'arranged', key, seq, from: keeper, at, did: 'keeps' } })
}

function moved(rows: Row[], item: MembershipItem) {
  const before: Wet<Row> | undefined = rows.at(-1)
  if (before?.kind !== 'fold') {
    rows.push({ kind: 'fold', key: item.key, seq: item.seq, changes: [item] })
    return
  }
  // To copy them for each of ten thousand would take its square.
  (before.changes as Moved[]).push(item)
  before.seq = item.seq
}

function pour(rows: Row[], item: MessageItem | DraftItem) {
  const before: Wet<Row> | undefined = rows.at(-1)
  const state = item.kind === 'draft' ? item.state : 'sent'
  const goesOn = before?.kind === 'own' && Math.abs(item.at - before.at) <= TURN_MS
  if (goesOn)
    before.last = false
  rows.push({
    kind: 'own',
    key: item.key,
    text: item.text,
    ...item.reply && { reply: item.reply },
    at: item.at,
    state,
    ...(item.kind === 'draft' ? { cid: item.cid, reason: item.reason, files: item.files, canCancel: item.canCancel } : { seq: item.seq, message: item }),
    first: !goesOn,
    last: true,
    waiting: (goesOn ? before.waiting : 0) + (state === 'waiting' ? 1 : 0),
  })
}

function continues(before: MessageItem | undefined, message: MessageItem): boolean {
  return before !== undefined
    && before.from.userId === message.from.userId
    && before.from.name === message.from.name
    && message.at - before.at <= TURN_MS
}

/** The position that a row shows, if it is of the log. */
export function seqOf(row: Row): Seq | undefined {
  switch (row.kind) {
    case 'said': return row.message.seq
    case 'takenBack': return row.item.seq
    case 'own':
    case 'arranged':
    case 'fold': return row.seq
    default: return undefined
  }
}
