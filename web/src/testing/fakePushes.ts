import type { ClientFrame, PushFate, ServerFrame } from '../protocol/frames.gen'

type AboutPushes = ClientFrame & { type: 'attend' | 'pushSubscribe' | 'pushUnsubscribe' | 'pushTest' }

export const isAboutPushes = (frame: ClientFrame): frame is AboutPushes => frame.type === 'attend' || frame.type.startsWith('push')

/** What the fake server answers of pushes; none leaves it. */
export class FakePushes {
  /** What becomes of a push that somebody wants to try. */
  fate: PushFate = 'delivered'

  answer(frame: AboutPushes, send: (answer: ServerFrame & { type: 40 | 41 }) => void): void {
    if (frame.type === 'pushTest')
      send({ type: 41, data: { outcome: this.fate } })
    else if (frame.type !== 'attend')
      send({ type: 40, data: { endpoint: frame.data.endpoint, on: frame.type === 'pushSubscribe' } })
  }
}
