import { dial } from './connection/browserSocket'
import { showKeptSettings } from './ui/shownSettings'

// The page waits for this before it is painted for the first time (scripts/firstPaint.ts): nothing flashes in colours that were not chosen.
try {
  showKeptSettings()
}
catch { /* A window without storage has the colours of the system. */ }

// Over a slow line these are there when the page has been read.
const words = (document.currentScript as HTMLScriptElement).dataset[document.documentElement.lang.slice(0, 2)]
if (words)
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: words }))
window.dialled = dial(location)
