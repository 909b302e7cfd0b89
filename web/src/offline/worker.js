// The page opens without a network: this keeps the files of the client, and nothing else. What people say is kept by the page.
// It also shows what is pushed, and hears what is done with notifications.
//
// The build puts a line before this one: const VERSION = '…', FILES = ['/', '/assets/…', …]
/* global VERSION, FILES */

const CACHE = `teahouse-${VERSION}`

/** After so long without an answer a page is opened as it was kept. */
const PATIENCE_MS = 3_000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(FILES)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([
    self.clients.claim(),
    // A page that is open has the version before, and may still want a part of it.
    caches.keys().then(names => Promise.all(names.filter(name => name.startsWith('teahouse-') && name !== CACHE).slice(0, -1).map(name => caches.delete(name)))),
    self.registration?.navigationPreload?.enable(),
  ]))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method === 'POST' && request.mode === 'navigate' && url.pathname === '/share')
    return event.respondWith(shared(request))
  if (request.method !== 'GET' || url.origin !== self.location.origin)
    return
  if (request.mode === 'navigate')
    event.respondWith(page(request, event.preloadResponse))
  // Whoever fetches the page itself wants to know whether there is another one.
  else if (url.pathname !== '/' && FILES.includes(url.pathname))
    event.respondWith(caches.match(url.pathname, { cacheName: CACHE }).then(kept => kept ?? fetch(request)))
  // Names in there have the hash of what they name: whichever version has it has the right one.
  else if (url.pathname.startsWith('/assets/'))
    event.respondWith(caches.match(url.pathname).then(kept => kept ?? fetch(request)))
})

/** Until a page has told how this device may call somebody, and in which words. */
const AT_FIRST = { lobby: 'Lobby', unnamed: 'A new message.', more: [], reply: 'Reply', read: 'Mark as read', tested: ['Teahouse', 'A push reaches you here.'], quiet: { on: false, from: 0, to: 0 } }

self.addEventListener('push', (event) => {
  event.waitUntil(pushed(event.data?.json() ?? {}))
})

async function pushed(word) {
  const told = await caches.match('/reaching', { cacheName: 'reaching' })
  const says = { ...AT_FIRST, ...await told?.json().catch(() => undefined) }
  if (word.test)
    return tested(says)
  const { room, from, name, roomName, text, file, seq } = word
  // The page's name of a room, and its tag: one notification for each room, whoever shows it.
  const tag = from === undefined ? room : `with-${from}`
  const [before] = await self.registration.getNotifications({ tag })
  if (word.read !== undefined) {
    if (before?.data.seq <= word.read)
      before.close()
    return count()
  }
  if (before?.data.seq >= seq)
    return
  const many = Math.max((before?.data.count ?? 0) + 1, word.count ?? 1)
  const more = many > 1 ? says.more[Math.min(many - 1, says.more.length) - 1] : undefined
  await self.registration.showNotification(tag === room ? `${name} · ${roomName ?? says.lobby}` : name, {
    tag,
    body: [text || file || says.unnamed, more].filter(Boolean).join('\n'),
    icon: '/favicon.svg',
    renotify: true,
    silent: isQuiet(says.quiet, new Date()),
    data: { room: tag, seq, count: many },
    actions: [{ action: 'reply', title: says.reply, type: 'text' }, { action: 'read', title: says.read }],
  })
  return count()
}

/** Somebody wants to see whether a push comes. */
async function tested(says) {
  for (const page of await pages())
    page.postMessage({ do: 'tested' })
  return self.registration.showNotification(says.tested[0], { tag: 'tested', body: says.tested[1], icon: '/favicon.svg' })
}

/** The icon says how many messages wait in what is shown. */
async function count() {
  const shown = await self.registration.getNotifications()
  const many = shown.reduce((sum, one) => sum + (one.data?.count ?? 0), 0)
  await self.navigator.setAppBadge?.(many).catch(() => {})
}

function isQuiet({ on, from, to }, now) {
  const [day, minute] = [24 * 60, now.getHours() * 60 + now.getMinutes()]
  return on && (minute - from + day) % day < ((to - from + day) % day || day)
}

self.addEventListener('notificationclick', (event) => {
  const { notification, action, reply } = event
  const { room, seq } = notification.data ?? {}
  notification.close()
  if (room === undefined)
    return event.waitUntil(toHouse())
  if (action === 'read')
    event.waitUntil(tell({ do: 'read', room, seq }))
  else if (action === 'reply' && reply)
    event.waitUntil(tell({ do: 'reply', room, seq, text: reply }).then(told => told || open({ do: 'reply', room, seq, text: reply })))
  else
    event.waitUntil(toRoom(room, seq))
})

/** The pages of the house, the one that is before somebody first. */
async function pages() {
  const open = await self.clients.matchAll({ type: 'window' })
  return open.sort((a, b) => Number(b.focused) - Number(a.focused))
}

/** Says something to one page that is open; answers whether there is one. */
async function tell(word) {
  const [page] = await pages()
  page?.postMessage(word)
  return page !== undefined
}

async function toHouse() {
  const [page] = await pages()
  return page ? page.focus() : self.clients.openWindow('/')
}

async function open(word) {
  const page = await self.clients.openWindow(`/#${word.room}`)
  page?.postMessage(word)
}

/** Brings somebody to a message in its room, on a page that is open or on a new one. */
async function toRoom(room, seq) {
  const [page] = await pages()
  if (!page)
    return open({ do: 'go', room, seq })
  page.postMessage({ do: 'go', room, seq })
  return page.focus()
}

/** The newest page, if the network is quick enough; else the one that is kept. */
async function page(request, early) {
  const kept = await caches.match('/', { cacheName: CACHE })
  if (!kept)
    return (await early) ?? fetch(request)
  try {
    const late = new Promise((_, refuse) => setTimeout(refuse, PATIENCE_MS))
    const fresh = await Promise.race([late, Promise.resolve(early).then(answer => answer ?? fetch(request))])
    return fresh.ok ? fresh : fresh.status >= 500 ? kept : fresh
  }
  catch {
    return kept
  }
}

/** What another program shares goes behind the #, for the page to read: the server never sees it. */
async function shared(request) {
  const form = await request.formData()
  const words = ['title', 'text', 'url'].flatMap(name => form.get(name) || [])
  const text = words.filter((word, at) => !words.some((other, place) => place !== at && other.includes(word) && (other !== word || place < at))).join('\n')
  return Response.redirect(`${self.location.origin}/#share=${encodeURIComponent(text)}`, 303)
}
