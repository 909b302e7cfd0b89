import type { ConnectionStatus } from '../connection/connection'
import type { SessionAnswer } from '../connection/session'
import type { SocketListener } from '../connection/socket'
import type { ClientFrame, ServerFrame } from '../protocol/frames.gen'
import { Connection } from '../connection/connection'
import { ManualClock, settled } from './manualClock'

export const userId = '00000000-0000-4000-8000-00000000000a'

class FakeSocket {
  readonly sent: ClientFrame[] = []
  dropped = false

  constructor(readonly listener: SocketListener) {}

  send(text: string) {
    this.sent.push(JSON.parse(text) as ClientFrame)
  }

  drop() {
    this.dropped = true
  }

  tell(frame: ServerFrame) {
    this.listener.heard(JSON.stringify(frame))
  }
}

/** A device with one connection; what happens on its sockets, and to itself, is up to the test. */
export class Device {
  readonly clock = new ManualClock()
  readonly sockets: FakeSocket[] = []
  /** Each question who we are: whether it was asked anew. */
  readonly asked: boolean[] = []
  readonly signals: AbortSignal[] = []
  /** What the connection told, in order. */
  readonly story: string[] = []
  answer: SessionAnswer = { session: { userId, token: 'token', expiresAt: this.clock.now() + 3_600_000, fresh: false } }
  hangs = false
  online = true
  hidden = false

  readonly connection = new Connection({
    clock: this.clock,
    random: () => 0.5,
    openSocket: (listener) => {
      this.sockets.push(new FakeSocket(listener))
      return this.socket()
    },
    askSession: async (anew, signal) => {
      this.asked.push(anew)
      this.signals.push(signal)
      return this.hangs ? new Promise(() => {}) : this.answer
    },
    isOnline: () => this.online,
    isHidden: () => this.hidden,
    nameFor: session => session.fresh ? 'Quiet Oolong' : undefined,
  }, {
    status: status => this.story.push(this.told(status)),
    live: data => this.story.push(`hello ${data.name}`),
    cut: () => this.story.push('cut'),
    heard: frame => this.story.push(`heard ${frame.type}`),
  })

  /** The one that was opened last. */
  socket(): FakeSocket {
    return this.sockets.at(-1)!
  }

  hello(name = 'ana'): ServerFrame {
    return { type: 3, data: { userId, token: `token-${this.sockets.length}`, name, expiresAt: this.clock.now() + 3_600_000 } }
  }

  /** Opens, and is greeted. */
  async live(): Promise<void> {
    this.connection.open()
    await settled()
    this.socket().listener.opened()
    this.socket().tell(this.hello())
  }

  private told(status: ConnectionStatus): string {
    return 'retryAt' in status ? `${status.state} ${status.retryAt - this.clock.now()}` : status.state
  }
}
