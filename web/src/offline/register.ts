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

/** Somebody clicked a notification that the worker has shown. */
export function onNotificationClick(go: (room: string) => void): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<{ go?: string } | null>) => data?.go && go(data.go))
}
