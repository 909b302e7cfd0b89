import type { RoomKey } from '../model/roomKey'
import type { Timestamp } from '../protocol/frames.gen'

/** What a system notification says. The words are the screens'. */
export interface Ringing {
  /** The same thing told by several tabs is shown once. */
  readonly tag: string
  readonly title: string
  readonly body: string
  /** Where a click leads. */
  readonly room: RoomKey
}

/** System notifications, as this browser has them. */
export interface Bell {
  readonly permission: () => 'unsupported' | 'default' | 'granted' | 'denied'
  /** Call from a click. */
  ask(): Promise<void>
  ring(ringing: Ringing, clicked: () => void): void
}

/** After "not now" the offer does not come again for so long. */
export const DECLINED_FOR_MS = 30 * 24 * 60 * 60 * 1_000

/** Whether this is the moment for a quiet line that offers notifications: something was said, and it was never answered. */
export function isOfferFitting(permission: ReturnType<Bell['permission']>, hasSpoken: boolean, declinedAt: Timestamp | undefined, now: Timestamp): boolean {
  return permission === 'default' && hasSpoken && (declinedAt === undefined || now - declinedAt > DECLINED_FOR_MS)
}

export function browserBell(): Bell {
  if (typeof Notification === 'undefined')
    return { permission: () => 'unsupported', ask: async () => {}, ring: () => {} }
  let works = true
  return {
    permission: () => works ? Notification.permission : 'unsupported',
    async ask() {
      await Notification.requestPermission()
    },
    ring({ tag, title, body, room }, clicked) {
      try {
        const notification = new Notification(title, { tag, body })
        notification.onclick = () => {
          window.focus()
          notification.close()
          clicked()
        }
      }
      catch {
        // Some browsers have the name and let only a worker use it, which also hears the click.
        void byWorker(title, { tag, body, data: { room } }).then((rang) => { works = rang })
      }
    },
  }
}

async function byWorker(title: string, options: NotificationOptions): Promise<boolean> {
  try {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.showNotification(title, options)
    return registration !== undefined
  }
  catch {
    return false
  }
}
