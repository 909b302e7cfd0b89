import { shallowRef } from 'vue'

/** What a browser gives a page that can be installed. */
interface InstallEvent extends Event { prompt: () => Promise<unknown> }

const event = shallowRef<InstallEvent>()
/** Whether the browser can keep this page as a program of its own. */
export const installable = { get value() { return event.value !== undefined } }

/** Asks the browser, which asks the person. Call from a click. */
export async function install(): Promise<void> {
  const asked = event.value
  // It can be used once.
  event.value = undefined
  await asked?.prompt()
}

/** The browser shows nothing by itself: it is offered where somebody looks for it. */
export function heedInstall(): void {
  addEventListener('beforeinstallprompt', (offered) => {
    offered.preventDefault()
    event.value = offered as InstallEvent
  })
  addEventListener('appinstalled', () => { event.value = undefined })
}
