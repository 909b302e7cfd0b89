import type { Clock } from '../model/clock'
import type { ClientFrame, SendName, ServerFrame, Timestamp } from '../protocol/frames.gen'
import type { Session, SessionAnswer } from './session'
import type { OpenSocket, Socket } from './socket'
import { Backoff } from './backoff'
import { Heartbeat } from './heartbeat'
import { whatToDo } from './closeCode'
import { parseFrame } from './parseFrame'

export type ConnectionStatus =
  | { readonly state: 'connecting' | 'live' }
  | { readonly state: 'waiting' | 'offline', readonly retryAt: Timestamp }
  | { readonly state: 'signed-out', readonly code: number }

export interface ConnectionWorld {
  readonly clock: Clock
  /** Between 0 and 1, 1 excluded. */
  readonly random: () => number
  readonly openSocket: OpenSocket
  /** Who we are. `anew`: the token that we have is no good. Aborted when nobody waits for the answer any more. */
  readonly askSession: (anew: boolean, signal: AbortSignal) => Promise<SessionAnswer>
  /** What the device says of its network; it may be wrong, so it only chooses words and moments. */
  readonly isOnline: () => boolean
  readonly isHidden: () => boolean
  /** The name to come with, if the server shall be told one. */
  readonly nameFor: (session: Session) => string | undefined
}

export interface ConnectionListener {
  status(status: ConnectionStatus): void
  /** The server knows us: from here on frames go both ways. Said again after every cut. */
  live(hello: SendName['data']): void
  /** What was on its way may or may not have arrived. Follows every `live`, before the next one. */
  cut(): void
  heard(frame: ServerFrame): void
}

/** From the attempt to the first word of the server. */
const GREETING_MAX_MS = 15_000

/** An attempt of which nothing has come for so long is given up for another, if there is a reason to hope for more of that. */
const HANGING_MS = 2_000

/** A token that expires sooner is renewed before it is shown. */
const TOKEN_MARGIN_MS = 60_000

/** A connection that held for so long was a good one: the next wait is short again. */
const STEADY_MS = 10_000

/**
 * The one way to the server. Keeps a socket open as long as anybody wants it, proves who we are, and says how things stand.
 *
 * It loses nothing by itself and keeps nothing: what was sent and not answered when the line was cut is for whoever sent it
 * to send again.
 */
export class Connection {
  private readonly backoff: Backoff
  private session: Session | undefined
  private socket: Socket | undefined
  private heartbeat: Heartbeat | undefined
  private current: ConnectionStatus = { state: 'connecting' }
  private stopTimer: (() => void) | undefined
  private stopSteady: (() => void) | undefined
  /** Attempts are numbered, so that an answer to an earlier one is known to be late. */
  private attempts = 0
  /** When the latest one began; none has, or none is to be made any more. */
  private attemptAt = Infinity
  private asking = new AbortController()
  private signInsRefused = 0
  private tokenIsBad = false
  private movingFor: number | undefined

  constructor(
    private readonly world: ConnectionWorld,
    private readonly listener: ConnectionListener,
  ) {
    this.backoff = new Backoff(world.random)
  }

  get status(): ConnectionStatus {
    return this.current
  }

  /** Connects, and goes on to do so whenever the line is cut. While it waits, or hangs: does not wait any longer. */
  open(): void {
    if (this.attempts > 0 && (this.current.state === 'connecting' || this.current.state === 'live') && !this.isHanging())
      return
    void this.attempt()
  }

  /** For good: nothing is said any more. */
  close(): void {
    this.attempts++
    this.attemptAt = Infinity
    this.asking.abort()
    this.hangUp()
  }

  /** Answers whether it was put on the wire; it never is before `live` and after `cut`. */
  send(frame: ClientFrame): boolean {
    if (this.current.state !== 'live' || !this.socket)
      return false
    this.socket.send(JSON.stringify(frame))
    return true
  }

  /** The device has a network again, or says so. */
  online(): void {
    if (this.isIdle() || this.isHanging())
      this.open()
    else
      this.heartbeat?.doubt()
  }

  /** The device says that it has none. A server on the same machine may be heard nevertheless. */
  offline(): void {
    if (this.current.state === 'waiting')
      this.set({ state: 'offline', retryAt: this.current.retryAt })
    else
      this.heartbeat?.doubt()
  }

  /** Somebody looks at the page again. */
  shown(): void {
    this.online()
  }

  private isIdle(): boolean {
    return this.current.state === 'waiting' || this.current.state === 'offline'
  }

  private isHanging(): boolean {
    return this.current.state === 'connecting' && this.world.clock.now() - this.attemptAt >= HANGING_MS
  }

  private async attempt(): Promise<void> {
    const attempt = ++this.attempts
    this.attemptAt = this.world.clock.now()
    this.asking.abort()
    this.asking = new AbortController()
    this.hangUp()
    this.set({ state: 'connecting' })

    const session = await this.freshSession(attempt)
    if (!session || attempt !== this.attempts)
      return

    // Only a line that says something in time is one.
    this.stopTimer = this.world.clock.after(GREETING_MAX_MS, () => this.closed(0))
    this.socket = this.world.openSocket({
      opened: () => this.greet(session, this.world.nameFor(session)),
      heard: text => this.heard(text),
      closed: code => this.closed(code),
    })
  }

  /** Undefined when there is none now; then it was arranged to ask again. */
  private async freshSession(attempt: number): Promise<Session | undefined> {
    if (this.session && this.session.expiresAt > this.world.clock.now() + TOKEN_MARGIN_MS)
      return this.session

    const answer = await this.world.askSession(this.tokenIsBad, this.asking.signal)
    if (attempt !== this.attempts)
      return undefined
    if ('session' in answer) {
      this.tokenIsBad = false
      this.session = answer.session
      return answer.session
    }
    this.wait(answer.retryAfter !== undefined ? this.backoff.after(answer.retryAfter) : this.backoff.next())
    return undefined
  }

  private greet({ userId, token }: Session, name: string | undefined): void {
    this.socket?.send(JSON.stringify({ type: 'connection', data: { userId, token, ...name && { name }, v: 1 } } satisfies ClientFrame))
  }

  private heard(text: string): void {
    this.heartbeat?.heard()
    const frame = parseFrame(text)
    if (!frame)
      return
    if (frame.type === 3)
      this.session = { userId: frame.data.userId, token: frame.data.token, expiresAt: frame.data.expiresAt, fresh: false }
    if (frame.type === 18 && frame.data.kind === 'moving')
      this.movingFor = frame.data.retryAfter

    if (this.current.state === 'live')
      this.listener.heard(frame)
    else if (frame.type === 3)
      this.becomeLive(frame.data)
    else if (frame.type === 6 && frame.data.code.startsWith('name') && this.session)
      // The name that we came with will not do. We are somebody nevertheless.
      this.greet(this.session, undefined)
  }

  private becomeLive(hello: SendName['data']): void {
    this.stopTimer?.()
    this.stopSteady = this.world.clock.after(STEADY_MS, () => this.backoff.reset())
    this.signInsRefused = 0
    this.movingFor = undefined
    this.heartbeat = new Heartbeat(
      this.world.clock,
      this.world.isHidden,
      () => this.send({ type: 'ping', data: {} }),
      () => this.closed(0),
    )
    this.set({ state: 'live' })
    this.listener.live(hello)
  }

  /** The line is gone, by its own word or by its silence (0). */
  private closed(code: number): void {
    this.attempts++
    this.hangUp()

    const todo = whatToDo(code, this.movingFor)
    switch (todo.do) {
      case 'stay away':
        this.session = undefined
        this.set({ state: 'signed-out', code })
        break
      case 'sign in':
        this.session = undefined
        this.tokenIsBad ||= todo.anew
        if (this.signInsRefused++ === 0)
          void this.attempt()
        else
          this.wait(this.backoff.next())
        break
      case 'come back':
        this.wait(todo.after === undefined ? this.backoff.next() : this.backoff.after(todo.after))
    }
  }

  private wait(ms: number): void {
    this.stopTimer?.()
    this.stopTimer = this.world.clock.after(ms, () => void this.attempt())
    this.set({ state: this.world.isOnline() ? 'waiting' : 'offline', retryAt: this.world.clock.now() + ms })
  }

  private hangUp(): void {
    const wasLive = this.current.state === 'live'
    this.stopTimer?.()
    this.stopSteady?.()
    this.heartbeat?.stop()
    this.heartbeat = undefined
    this.socket?.drop()
    this.socket = undefined
    if (wasLive) {
      this.current = { state: 'connecting' }
      this.listener.cut()
    }
  }

  private set(status: ConnectionStatus): void {
    this.current = status
    this.listener.status(status)
  }
}
