import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'

type Handler = (event: unknown) => void

const source = readFileSync(new URL('worker.js', import.meta.url), 'utf8')

let handlers: Map<string, Handler>
let kept: Map<string, Map<string, string>>
let network: (path: string) => Promise<Response>
interface Options { tag: string, body: string, renotify?: boolean, silent?: boolean, data?: { room: string, seq: number, count: number } }
/** What the system shows, by tag. */
let shown: Map<string, Options & { title: string, close: () => void }>
/** The pages of the browser, and what happened to them. */
let pages: { focused: boolean, focus: () => Promise<void>, postMessage: (word: unknown) => void }[]
let story: unknown[]

const page = (name: string) => ({ focused: false, focus: async () => void story.push(`${name} focused`), postMessage: (word: unknown) => story.push([name, word]) })
const notification = { data: { room: 'room-1', seq: 7 }, close: () => story.push('closed') }

/** A worker of a version, in a browser that keeps caches by name. */
function startWorker(version: string, files: string[]) {
  handlers = new Map()
  const self = {
    addEventListener: (kind: string, handler: Handler) => handlers.set(kind, handler),
    skipWaiting: async () => {},
    clients: { claim: async () => {}, matchAll: async () => pages, openWindow: async (url: string) => {
      story.push(`opened ${url}`)
      return page('new')
    } },
    location: { origin: 'https://tea.example' },
    navigator: {},
    registration: {
      getNotifications: async ({ tag }: { tag?: string } = {}) => tag === undefined ? [...shown.values()] : shown.has(tag) ? [shown.get(tag)!] : [],
      showNotification: async (title: string, options: Options) => void shown.set(options.tag, { title, ...options, close: () => void shown.delete(options.tag) }),
    },
  }
  const caches = {
    open: async (name: string) => ({
      addAll: async (paths: string[]) => {
        const pages = new Map<string, string>()
        for (const path of paths)
          pages.set(path, await (await network(path)).text())
        kept.set(name, pages)
      },
    }),
    match: async (path: string, { cacheName }: { cacheName?: string } = {}) => {
      const text = [...kept].find(([name, pages]) => cacheName ? name === cacheName : pages.has(path))?.[1].get(path)
      return text === undefined ? undefined : new Response(text)
    },
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
  }
  const fetch = (request: { url: string }) => network(new URL(request.url).pathname)
  new Function('self', 'caches', 'fetch', 'VERSION', 'FILES', source)(self, caches, fetch, version, files)
}

async function happen(kind: 'install' | 'activate' | 'notificationclick' | 'push', more = {}) {
  let done: Promise<unknown> = Promise.resolve()
  handlers.get(kind)!({ ...more, waitUntil: (promise: Promise<unknown>) => void (done = promise) })
  await done
}

/** What the page gets; undefined: the worker leaves it to the browser. */
async function ask(path: string, { mode = 'cors', method = 'GET', origin = 'https://tea.example' } = {}) {
  let answer: Promise<Response> | undefined
  handlers.get('fetch')!({ request: { url: origin + path, mode, method }, respondWith: (promise: Promise<Response>) => void (answer = promise) })
  return answer && (await answer).text()
}

beforeEach(async () => {
  pages = []
  story = []
  shown = new Map()
  kept = new Map([['somebody else\'s', new Map()]])
  network = async path => new Response(`${path} of 1`)
  startWorker('1', ['/', '/assets/a.js'])
  await happen('install')
  await happen('activate')
})

describe('the worker of the page', () => {
  it('answers with what it keeps when there is no network', async () => {
    network = async () => { throw new TypeError('no network') }
    expect(await ask('/', { mode: 'navigate' })).toBe('/ of 1')
    expect(await ask('/assets/a.js')).toBe('/assets/a.js of 1')
  })

  it('opens the newest page when there is one, and the kept one when the server is ill', async () => {
    network = async path => new Response(`${path} of 2`)
    expect(await ask('/', { mode: 'navigate' })).toBe('/ of 2')
    network = async () => new Response('bad gateway', { status: 502 })
    expect(await ask('/', { mode: 'navigate' })).toBe('/ of 1')
  })

  it('keeps out of everything else', async () => {
    expect(await ask('/')).toBeUndefined()
    expect(await ask('/api/session', { method: 'POST' })).toBeUndefined()
    expect(await ask('/healthz')).toBeUndefined()
    expect(await ask('/assets/a.js', { origin: 'https://evil.example' })).toBeUndefined()
  })

  it('takes the place of an older one, and leaves what is not ours', async () => {
    network = async path => new Response(`${path} of 2`)
    startWorker('2', ['/', '/assets/b.js'])
    await happen('install')
    expect([...kept.keys()]).toEqual(['somebody else\'s', 'teahouse-1', 'teahouse-2'])
    await happen('activate')
    // A page of the version before is open, and finds the parts that it has not asked for yet.
    expect([...kept.keys()]).toEqual(['somebody else\'s', 'teahouse-1', 'teahouse-2'])
    network = async () => new Response('nothing', { status: 404 })
    expect(await ask('/assets/a.js')).toBe('/assets/a.js of 1')
    network = async path => new Response(`${path} of 3`)
    startWorker('3', ['/', '/assets/c.js'])
    await happen('install')
    await happen('activate')
    expect([...kept.keys()]).toEqual(['somebody else\'s', 'teahouse-2', 'teahouse-3'])
  })

  it('hands what another program shares to the page, and not to the server', async () => {
    const asked: string[] = []
    network = async (path) => {
      asked.push(path)
      return new Response('')
    }
    const form = new FormData()
    form.set('title', 'Green tea')
    form.set('text', 'Green tea, how? https://tea.example/green')
    form.set('url', 'https://tea.example/green')
    let answer: Promise<Response> | undefined
    handlers.get('fetch')!({ request: { url: 'https://tea.example/share', mode: 'navigate', method: 'POST', formData: async () => form }, respondWith: (promise: Promise<Response>) => void (answer = promise) })
    const place = (await answer!).headers.get('location')!
    expect(decodeURIComponent(place.replace(/^.*#share=/, ''))).toBe('Green tea, how? https://tea.example/green')
    expect(asked).toEqual([])
  })

  it('brings whoever clicks a notification to the message, on the page that is before them or a new one', async () => {
    await happen('notificationclick', { notification, action: '' })
    expect(story).toEqual(['closed', 'opened /#room-1', ['new', { do: 'go', room: 'room-1', seq: 7 }]])

    story = []
    pages = [page('behind'), { ...page('before'), focused: true }]
    await happen('notificationclick', { notification, action: '' })
    expect(story).toEqual(['closed', ['before', { do: 'go', room: 'room-1', seq: 7 }], 'before focused'])
  })

  it('lets a page answer and mark as read what is done in a notification, and stays behind', async () => {
    pages = [page('one')]
    await happen('notificationclick', { notification, action: 'read' })
    await happen('notificationclick', { notification, action: 'reply', reply: 'coming' })
    expect(story).toEqual(['closed', ['one', { do: 'read', room: 'room-1', seq: 7 }], 'closed', ['one', { do: 'reply', room: 'room-1', seq: 7, text: 'coming' }]])
  })

  it('opens a page for an answer when there is none, and one to write on when nothing was typed', async () => {
    await happen('notificationclick', { notification, action: 'reply', reply: 'coming' })
    expect(story).toEqual(['closed', 'opened /#room-1', ['new', { do: 'reply', room: 'room-1', seq: 7, text: 'coming' }]])
    story = []
    await happen('notificationclick', { notification, action: 'reply' })
    expect(story).toEqual(['closed', 'opened /#room-1', ['new', { do: 'go', room: 'room-1', seq: 7 }]])
  })

  const push = (word: object) => happen('push', { data: { json: () => word } })
  const ben = { name: 'ben' }
  const alone = { ...ben, from: '00000000-0000-4000-8000-00000000000b', room: 'direct-10000000-0000-4000-8000-000000000001' }

  it('shows what is pushed, one for each room with how many there are, in the words that a page gave it', async () => {
    kept.set('reaching', new Map([['/reaching', JSON.stringify({ lobby: '大厅', unnamed: '有新消息。', more: ['还有 1 条。', '还有 2 条。'] })]]))
    await push({ ...ben, room: 'lobby', seq: 7, text: '@ana tea?' })
    await push({ ...alone, seq: 1 })
    await push({ ...ben, room: 'lobby', seq: 8, text: '@ana now?' })
    expect([...shown.values()].map(({ tag, title, body }) => `${tag}: ${title}: ${body}`)).toEqual([
      'lobby: ben · 大厅: @ana now?\n还有 1 条。',
      `with-${alone.from}: ben: 有新消息。`,
    ])
    expect(shown.get('lobby')!.data).toEqual({ room: 'lobby', seq: 8, count: 2 })
  })

  it('does not show again what a page has told, nor an older word', async () => {
    await push({ ...ben, room: 'lobby', seq: 8, text: 'new' })
    await push({ ...ben, room: 'lobby', seq: 8, text: 'again' })
    await push({ ...ben, room: 'lobby', seq: 7, text: 'late' })
    expect([...shown.values()].map(({ body }) => body)).toEqual(['new'])
  })

  it('counts what was pushed and did not come, and names a file that has no words beside it', async () => {
    await push({ ...ben, room: 'lobby', seq: 8, text: '', file: 'tea.jpg', count: 3 })
    expect([shown.get('lobby')!.data!.count, shown.get('lobby')!.body]).toEqual([3, 'tea.jpg'])
  })

  it('takes away what was read elsewhere, and nothing newer', async () => {
    await push({ ...ben, room: 'lobby', seq: 8, text: 'tea?' })
    await push({ ...alone, seq: 3, text: 'psst' })
    await push({ room: 'lobby', read: 7 })
    expect([...shown.keys()]).toEqual(['lobby', `with-${alone.from}`])
    await push({ room: 'lobby', read: 8 })
    await push({ room: 'room-of-which-nothing-is-shown', read: 8 })
    expect([...shown.keys()]).toEqual([`with-${alone.from}`])
    await push({ room: alone.room, from: alone.from, read: 3 })
    expect(shown.size).toBe(0)
  })

  it('is silent in quiet hours', async () => {
    kept.set('reaching', new Map([['/reaching', JSON.stringify({ quiet: { on: true, from: 0, to: 0 } })]]))
    await push({ ...ben, room: 'lobby', seq: 7, text: 'sleep well' })
    expect(shown.get('lobby')!.silent).toBe(true)
  })

  it('tells the page that a push which was to be tried has come, and leads to the house', async () => {
    pages = [page('one')]
    await push({ test: true })
    expect(story).toEqual([['one', { do: 'tested' }]])
    expect(shown.get('tested')!.body).toBe('A push reaches you here.')
    await happen('notificationclick', { notification: { close: () => {} }, action: '' })
    expect(story.at(-1)).toBe('one focused')
  })
})
