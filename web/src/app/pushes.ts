/** Where this browser is pushed to, as it says itself. */
export interface PushAddress {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** Why there is none. `unreachable`: the browser did not get one from its push service. */
export type NoPush = 'unsupported' | 'denied' | 'unreachable'

/** Pushes, as this browser has them. */
export interface PushBrowser {
  /** Whose pushes it is to take; `off` where the house does not push, nothing when it does not answer. */
  askKey(): Promise<string | undefined>
  /** Where it is pushed to now, if it is. */
  address(): Promise<PushAddress | undefined>
  /** `key`: whose pushes it is to take, in base64url. Call from a click. */
  subscribe(key: string): Promise<PushAddress | NoPush>
  unsubscribe(): Promise<void>
  /** A push that was to be tried has come. */
  onTested(call: () => void): () => void
}

/** How long a browser may take with its push service, which may be one that the network does not let through. */
const SUBSCRIBE_MS = 20_000

export function browserPushes(): PushBrowser {
  const registration = async () => {
    const found = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
    return found?.active && 'pushManager' in found ? found : undefined
  }
  return {
    async askKey() {
      try {
        const answer = await fetch('/api/push/key', { signal: AbortSignal.timeout(SUBSCRIBE_MS) })
        return answer.ok ? (await answer.text()).trim() : answer.status === 404 ? 'off' : undefined
      }
      catch {
        return undefined
      }
    },
    async address() {
      try {
        return addressOf(await (await registration())?.pushManager.getSubscription())
      }
      catch {
        return undefined
      }
    },
    async subscribe(key) {
      const found = await registration()
      if (!found)
        return 'unsupported'
      if (await Notification.requestPermission() !== 'granted')
        return 'denied'
      const late = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), SUBSCRIBE_MS))
      const ask = () => Promise.race([found.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }), late])
      try {
        return addressOf(await ask().catch(async (error: unknown) => {
          // Of another house's key, as when its data directory was lost.
          if (!(error instanceof DOMException && error.name === 'InvalidStateError'))
            throw error
          await (await found.pushManager.getSubscription())?.unsubscribe()
          return ask()
        })) ?? 'unreachable'
      }
      catch (error) {
        return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'unreachable'
      }
    },
    async unsubscribe() {
      await (await (await registration())?.pushManager.getSubscription())?.unsubscribe()
    },
    onTested(call) {
      const hear = ({ data }: MessageEvent<{ do?: string } | null>) => data?.do === 'tested' && call()
      navigator.serviceWorker?.addEventListener('message', hear)
      return () => navigator.serviceWorker?.removeEventListener('message', hear)
    },
  }
}

function addressOf(subscription: PushSubscription | null | undefined): PushAddress | undefined {
  const { endpoint, keys } = subscription?.toJSON() ?? {}
  return endpoint && keys?.p256dh && keys.auth ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : undefined
}
