import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'

type Handler = (event: unknown) => void

const source = readFileSync(new URL('worker.js', import.meta.url), 'utf8')

let handlers: Map<string, Handler>
let kept: Map<string, Map<string, string>>
let network: (path: string) => Promise<Response>
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

async function happen(kind: 'install' | 'activate' | 'notificationclick', more = {}) {
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
})
