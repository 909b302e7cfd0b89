import { type AsyncComponentLoader, type Component, defineAsyncComponent } from 'vue'

const AGAIN_MS = 2_000

/** A part of the page that comes after the first screen, and is asked for again until it is here: the network may be away just then. */
export function later<T extends Component>(loader: AsyncComponentLoader<T>): T {
  return defineAsyncComponent({ loader, onError: (_error, again) => setTimeout(again, AGAIN_MS) })
}
