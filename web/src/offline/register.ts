interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL: (url: string) => string }
}

const WORKER = '/sw.js'

/** Lets the page open without a network from now on. Where the browser has no workers, or forbids them, everything else works. */
export async function registerOfflineWorker(): Promise<void> {
  if (!('serviceWorker' in navigator))
    return
  try {
    // The one address that may become a script; the server's policy knows it by this name.
    const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
    const url = trustedTypes?.createPolicy('teahouse', { createScriptURL: asked => asked === WORKER ? asked : '' }).createScriptURL(WORKER) ?? WORKER
    await navigator.serviceWorker.register(url)
  }
  catch {
    // Without it the page needs a network to open: no less than a page without workers.
  }
}

/** What was done with a notification that the worker has shown. */
export type NotificationWord =
  | { readonly do: 'go' | 'read', readonly room: string, readonly seq?: number }
  | { readonly do: 'reply', readonly room: string, readonly seq?: number, readonly text: string }

/** Call it as soon as the page runs: a page that a notification opened is told once. */
export function onNotification(hear: (word: NotificationWord) => void): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<NotificationWord | null>) => data?.do && hear(data))
}
