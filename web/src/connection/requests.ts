import type { Clock } from '../model/clock'
import type { ClientFrame, RefusalCode, ServerFrame } from '../protocol/frames.gen'

export type Request = Exclude<ClientFrame, { type: 'connection' | 'msg' | 'ping' }>

export type Answer = { readonly frame: ServerFrame } | { readonly refused: RefusalCode }

/** With what the outbox has on its way and a ping, fewer than the 16 that the server allows. */
const IN_FLIGHT_MAX = 6

/** After so long an answer is not to be hoped for. */
const ANSWER_MAX_MS = 20_000

/** Refusals that only mean "not now": the request goes to the end of the line, some times. */
const LATER: ReadonlySet<RefusalCode> = new Set(['tooFast', 'tooManyPending'])
const LATER_MS = 500
const TRIES_MAX = 5

interface Asked {
  readonly id: string
  readonly request: Request
  readonly done: (answer: Answer) => void
  tries: number
  stop?: () => void
}

/**
 * Requests and their answers, matched by id; a few at a time, the others wait in line.
 *
 * What is not answered when the line is cut is answered with `unavailable`: whoever asked knows better whether it is still
 * wanted.
 */
export class Requests {
  private made = 0
  private line: Asked[] = []
  private readonly inFlight = new Map<string, Asked>()
  private live = false

  constructor(private readonly clock: Clock, private readonly send: (frame: ClientFrame) => boolean) {}

  /** Never rejects. `first` goes before those that wait. */
  ask(request: Request, urgency: 'first' | 'in turn' = 'in turn'): Promise<Answer> {
    return new Promise((done) => {
      if (!this.live) {
        done({ refused: 'unavailable' })
        return
      }
      const asked: Asked = { id: `q${++this.made}`, request, done, tries: 0 }
      if (urgency === 'first')
        this.line.unshift(asked)
      else
        this.line.push(asked)
      this.pump()
    })
  }

  /** What a frame answers, if it answers something; whoever asked is told. */
  settle(frame: ServerFrame): Request | undefined {
    const id = 'id' in frame ? frame.id : undefined
    const asked = id === undefined ? undefined : this.inFlight.get(id)
    if (!asked)
      return undefined
    this.inFlight.delete(asked.id)
    asked.stop?.()
    if (frame.type === 6 && LATER.has(frame.data.code) && asked.tries < TRIES_MAX)
      asked.stop = this.clock.after(frame.data.retryAfter ?? LATER_MS, () => this.again(asked))
    else
      asked.done(frame.type === 6 ? { refused: frame.data.code } : { frame })
    this.pump()
    return asked.request
  }

  connected(): void {
    this.live = true
  }

  cut(): void {
    this.live = false
    const open = [...this.inFlight.values(), ...this.line]
    this.inFlight.clear()
    this.line = []
    for (const asked of open) {
      asked.stop?.()
      asked.done({ refused: 'unavailable' })
    }
  }

  private again(asked: Asked): void {
    if (!this.live) {
      asked.done({ refused: 'unavailable' })
      return
    }
    this.line.push(asked)
    this.pump()
  }

  private pump(): void {
    while (this.live && this.inFlight.size < IN_FLIGHT_MAX) {
      const asked = this.line.shift()
      if (!asked)
        return
      asked.tries++
      this.inFlight.set(asked.id, asked)
      asked.stop = this.clock.after(ANSWER_MAX_MS, () => {
        this.inFlight.delete(asked.id)
        asked.done({ refused: 'unavailable' })
        this.pump()
      })
      this.send({ ...asked.request, id: asked.id })
    }
  }
}
