import type { RoomKey } from '../model/roomKey'
import type { Seq, Timestamp } from '../protocol/frames.gen'

/** What a system notification says. The words are the screens'. */
export interface Ringing {
  /** What is told of the same thing takes the place of what was told before. */
  readonly tag: string
  readonly title: string
  readonly body: string
  /** Where a click leads: to a room, and there to the newest of what is told. */
  readonly room: RoomKey
  readonly seq?: Seq
  /** How many messages it is about. */
  readonly count?: number
  /** It is to be noticed, though something of the same tag is shown. */
  readonly again: boolean
  /** It is shown, and makes no sound of its own. */
  readonly silent: boolean
  /** What can be done from the notification, where the system has room for it. */
  readonly actions?: { readonly reply: string, readonly read: string }
}

/** System notifications, as this browser has them. */
export interface Bell {
  readonly permission: () => 'unsupported' | 'default' | 'granted' | 'denied'
  /** Call from a click. */
  ask(): Promise<void>
  ring(ringing: Ringing, clicked: () => void): void
  /** What is shown with this tag is not true any more. */
  hush(tag: string): void
  /** The same of whatever is read, who ever showed it: a push, or a page that is no more. */
  tidy(isRead: (room: RoomKey, seq: Seq) => boolean): void
}

/** After "not now" the offer does not come again for so long. */
export const DECLINED_FOR_MS = 30 * 24 * 60 * 60 * 1_000

/** Whether this is the moment for a quiet line that offers notifications: something was said, and it was never answered. */
export function isOfferFitting(permission: ReturnType<Bell['permission']>, hasSpoken: boolean, declinedAt: Timestamp | undefined, now: Timestamp): boolean {
  return permission === 'default' && hasSpoken && (declinedAt === undefined || now - declinedAt > DECLINED_FOR_MS)
}

/** What browsers know beyond what TypeScript's library does. */
interface AllOptions extends NotificationOptions {
  renotify?: boolean
  actions?: { action: string, title: string, type?: 'button' | 'text' }[]
}

const ICON = '/favicon.svg'

/**
 * Through the page's worker where there is one: it hears clicks after the page has gone, can be answered in, and shares what it
 * shows with pushes. Else by the page itself.
 */
export function browserBell(): Bell {
  if (typeof Notification === 'undefined')
    return { permission: () => 'unsupported', ask: async () => {}, ring: () => {}, hush: () => {}, tidy: () => {} }
  let works = true
  const own = new Map<string, Notification>()
  /** One after the other, so that what is closed is not shown by what was slower. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (run: () => Promise<void>) => void (last = last.then(run, run))

  function ringHere({ tag, title, body, again, silent }: Ringing, clicked: () => void): boolean {
    const before = own.get(tag)
    try {
      const notification = new Notification(title, { tag, body, silent, icon: ICON, renotify: again } as AllOptions)
      if (before)
        before.onclose = null
      own.set(tag, notification)
      notification.onclose = () => own.delete(tag)
      notification.onclick = () => {
        window.focus()
        notification.close()
        clicked()
      }
      return true
    }
    catch {
      // Some browsers have the name and let only a worker use it.
      return false
    }
  }

  return {
    permission: () => works ? Notification.permission : 'unsupported',
    async ask() {
      await Notification.requestPermission()
    },
    ring: (ringing, clicked) => inTurn(async () => {
      works = await ringByWorker(ringing) || ringHere(ringing, clicked)
    }),
    hush: tag => inTurn(async () => {
      own.get(tag)?.close()
      own.delete(tag)
      for (const shown of await (await worker())?.getNotifications({ tag }) ?? [])
        shown.close()
    }),
    tidy: isRead => inTurn(async () => {
      for (const shown of await (await worker())?.getNotifications() ?? []) {
        const { room, seq } = (shown.data ?? {}) as { room?: RoomKey, seq?: Seq }
        if (room !== undefined && seq !== undefined && isRead(room, seq))
          shown.close()
      }
    }),
  }
}

async function worker(): Promise<ServiceWorkerRegistration | undefined> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration()
    return registration?.active ? registration : undefined
  }
  catch {
    return undefined
  }
}

async function ringByWorker({ tag, title, body, room, seq, count, again, silent, actions }: Ringing): Promise<boolean> {
  const registration = await worker()
  if (!registration)
    return false
  try {
    const [before] = await registration.getNotifications({ tag })
    // A push may have told it already.
    const isNews = seq === undefined || ((before?.data as { seq?: Seq } | null)?.seq ?? 0) < seq
    const options: AllOptions = { tag, body, silent, icon: ICON, renotify: again && isNews, data: { room, seq, count } }
    if (actions)
      options.actions = [{ action: 'reply', title: actions.reply, type: 'text' }, { action: 'read', title: actions.read }]
    await registration.showNotification(title, options)
    return true
  }
  catch {
    return false
  }
}
