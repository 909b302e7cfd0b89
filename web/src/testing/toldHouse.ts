import type { Clock } from '../model/clock'
import type { Invent, Pattern } from '../protocol/transcript'
import type { ClientFrame, LogFrame, RoomId, Seq, ServerFrame } from '../protocol/frames.gen'
import { isChange } from '../model/message'
import { Words } from '../protocol/transcript'

/** What every frame of the server has at least, by the schema; what a line leaves open is filled from here. */
const required: Partial<Record<ServerFrame['type'], readonly string[]>> = {
  1: ['room', 'seq', 'id', 'from', 'text', 'at'],
  2: ['room', 'count'],
  3: ['userId', 'token', 'name', 'expiresAt'],
  4: ['room', 'users', 'count'],
  5: ['cid', 'room', 'seq', 'at'],
  6: ['code', 'message'],
  7: ['at', 'heads'],
  8: ['room', 'count', 'came', 'went', 'renamed'],
  9: ['room', 'epoch', 'firstSeq', 'head', 'entries'],
  10: ['room', 'epoch', 'firstSeq', 'head'],
  12: ['room', 'seq', 'unread'],
  13: ['room', 'seq', 'id', 'from', 'change', 'at'],
  14: ['rooms'],
  15: ['room', 'kind', 'epoch', 'firstSeq', 'head', 'mark', 'unread'],
  16: ['room'],
  17: ['rooms'],
  20: ['room', 'seq', 'id', 'from', 'target', 'text', 'at'],
  21: ['room', 'seq', 'id', 'from', 'target', 'at'],
  22: ['room', 'seq', 'id', 'from', 'target', 'emoji', 'on', 'count', 'at'],
  50: ['room', 'seq', 'id', 'from', 'at'],
  51: ['room', 'seq', 'id', 'from', 'whom', 'on', 'at'],
  52: ['room', 'seq', 'id', 'from', 'whom', 'at'],
  53: ['room', 'members', 'count'],
  54: ['user', 'since', 'names'],
  45: ['room', 'seq', 'id', 'from', 'target', 'on', 'at'],
  60: ['room', 'seq', 'id', 'from', 'count', 'at'],
  61: ['cid', 'messages'],
  19: ['room', 'users', 'count'],
  23: ['room', 'invites'],
  24: ['by', 'found', 'access'],
  30: ['messages'],
}

/** The house as a conversation has told of it so far: its logs, what its words mean, and what it must have said where a line is open. */
export class ToldHouse {
  readonly words = new Words()
  private readonly logs = new Map<RoomId, Map<Seq, LogFrame>>()
  /** The room of which the next line speaks, if it is a new one, is between two people. */
  private direct = false
  private made = 0

  constructor(private readonly clock: Clock) {}

  /** The frame of a client that a line stands for. */
  said(pattern: Pattern): ClientFrame & { id?: string } {
    this.direct = says(pattern, 'to')
    return this.words.fill(pattern, this.invent) as ClientFrame & { id?: string }
  }

  /** The frame of the house that a line stands for; if it is an entry, it stands in the log from now on. */
  told(pattern: Pattern): ServerFrame {
    this.direct ||= says(pattern, 'to') || says(pattern, 'with')
    const frame = this.known(pattern) ?? this.complete(this.words.fill(pattern, this.invent) as ServerFrame)
    if (frame.type === 1 || frame.type === 13 || frame.type === 50 || frame.type === 51 || frame.type === 52 || frame.type === 60 || isChange(frame)) {
      const log = this.logs.get(frame.data.room) ?? new Map<Seq, LogFrame>()
      this.logs.set(frame.data.room, log.set(frame.data.seq, frame))
    }
    return frame
  }

  head(room: RoomId): Seq {
    return Math.max(0, ...this.logs.get(room)?.keys() ?? [])
  }

  /** The entries between two positions, oldest first. */
  entries(room: RoomId, after: Seq, before: Seq): LogFrame[] {
    return [...this.logs.get(room)?.values() ?? []]
      .filter(({ data }) => data.seq > after && data.seq < before)
      .sort((a, b) => a.data.seq - b.data.seq)
  }

  uuid(): string {
    return `00000000-0000-4000-8000-${String(++this.made).padStart(12, '0')}`
  }

  /** An entry of which another one was told more: it is the same for everybody. */
  private known(pattern: Pattern): LogFrame | undefined {
    for (const log of this.logs.values()) {
      for (const frame of log.values()) {
        if (this.words.fits(pattern, frame))
          return frame
      }
    }
    return undefined
  }

  private complete(frame: ServerFrame): ServerFrame {
    const data = (frame.data ?? {}) as Record<string, unknown>
    for (const field of required[frame.type] ?? [])
      data[field] ??= this.invent(field, data)
    if (frame.type === 9 || frame.type === 46)
      data.entries = frame.data.entries.map(entry => this.logs.get(frame.data.room)?.get(entry.data.seq) ?? this.complete(entry))
    if (frame.type === 1 && frame.data.files)
      data.files = frame.data.files.map(file => Object.assign({ name: 'a file', type: 'text/plain', size: 3, preview: false }, file))
    if (frame.type === 30)
      data.messages = frame.data.messages.map(message => Object.assign({ room: 'lobby', from: this.invent('from', {}), at: this.invent('at', {}), text: 'something', ranges: [] }, message))
    if (frame.type === 53)
      data.members = frame.data.members.map(member => Object.assign({ role: 'member', since: this.invent('at', {}) }, member))
    if (frame.type === 23)
      data.invites = frame.data.invites.map(invite => Object.assign({ invite: this.uuid(), by: this.invent('by', {}), at: this.invent('at', {}), used: 0 }, invite))
    if (frame.type === 24)
      data.found = Object.assign({ room: `room-${this.uuid()}`, name: 'a room', topic: '', members: 1, entered: false }, frame.data.found)
    if (frame.type === 17)
      data.rooms = frame.data.rooms.map(room => Object.assign({ name: 'a room', topic: '', members: 1, entered: false }, room))
    return { ...frame, data } as ServerFrame
  }

  private readonly invent: Invent = (field, around, word) => {
    const room = typeof around.room === 'string' ? around.room : 'lobby'
    switch (field) {
      case 'room': return word === undefined ? 'lobby' : `${this.direct ? 'direct' : 'room'}-${this.uuid()}`
      case 'seq': return this.head(room) + 1
      case 'head': return this.head(room)
      case 'epoch':
      case 'firstSeq':
      case 'target':
      case 'count': return 1
      case 'on': return true
      case 'emoji': return '👍'
      case 'found': return {}
      case 'access': return 'open'
      case 'mark':
      case 'unread': return 0
      case 'at':
      case 'until':
      case 'since':
      case 'expiresAt': return this.clock.now() + 1e6
      case 'retryAfter': return 1_000
      case 'kind': return 'open'
      case 'change': return 'entered'
      case 'from':
      case 'whom':
      case 'user':
      case 'by':
      case 'with': return { userId: this.uuid(), name: 'somebody' }
      case 'users': case 'members': case 'names': case 'invites': case 'messages': case 'rooms': case 'messages': case 'ranges': case 'entries': case 'heads': case 'came': case 'went': case 'renamed': return []
      case 'code': return 'malformed'
      case 'id':
      case 'userId':
      case 'made':
      case 'invite':
      case 'to': return this.uuid()
      default: return `some-${field}-${String(++this.made).padStart(12, '0')}`
    }
  }
}

/** Whether a frame's data has this field with something in it. */
function says(pattern: Pattern, field: string): boolean {
  const data = pattern.is === 'object' ? pattern.fields.get('data') : undefined
  const found = data?.is === 'object' ? data.fields.get(field) : undefined
  return found !== undefined && !(found.is === 'text' && found.text === 'lobby')
}
