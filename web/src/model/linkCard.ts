import { hiddenHost } from './hosts'
import { parseRoomKey, type RoomKey } from './roomKey'
import type { Block, Inline } from './textTree'

/** What is behind an address, as far as the address itself says. */
export type LinkKind = 'picture' | 'video' | 'sound' | 'document' | 'archive' | 'code' | 'search' | 'place' | 'page' | 'here'

/** What can be known of a link without asking anybody. */
export interface LinkCard {
  readonly href: string
  readonly kind: LinkKind
  /** The host as it may be believed: readable, or in ASCII. */
  readonly site: string
  /** The path, as words; empty where it has none, and the kind is all there is to say. */
  readonly words: string
  /** A room of this house, or somebody in it. */
  readonly room?: RoomKey
}

const ENDINGS: readonly (readonly [LinkKind, RegExp])[] = [
  ['picture', /\.(?:jpe?g|png|gif|webp|avif|svg|heic|bmp|tiff?)$/i],
  ['video', /\.(?:mp4|webm|mov|mkv|avi|m4v|m3u8)$/i],
  ['sound', /\.(?:mp3|ogg|oga|opus|flac|wav|m4a|aac)$/i],
  ['document', /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|md|epub|csv)$/i],
  ['archive', /\.(?:zip|tar|t?gz|bz2|xz|7z|rar|apk|dmg|exe|msi|deb|rpm|iso)$/i],
]

/** Sites that have one kind of thing. */
const SITES: readonly (readonly [LinkKind, RegExp])[] = [
  ['video', /(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|bilibili\.com|b23\.tv|twitch\.tv|youku\.com|iqiyi\.com|v\.qq\.com|dailymotion\.com|peertube\.tv)$/],
  ['sound', /(?:^|\.)(?:open\.spotify\.com|soundcloud\.com|bandcamp\.com|music\.163\.com|y\.qq\.com|xiaoyuzhoufm\.com|podcasts\.apple\.com)$/],
  ['code', /(?:^|\.)(?:github\.com|gitlab\.com|gitee\.com|codeberg\.org|sr\.ht|bitbucket\.org|gist\.github\.com)$/],
  ['place', /(?:^|\.)(?:openstreetmap\.org|maps\.google\.com|maps\.app\.goo\.gl|amap\.com|maps\.apple\.com|map\.baidu\.com)$/],
]

const WORDS_MAX = 90
const ASKED = ['q', 'query', 'search', 'wd', 'keyword', 'search_query']

/** A card for the first link in a text that says more than its site; none for most texts. `home` is our own origin. */
export function cardOf(blocks: readonly Block[], home: string): LinkCard | undefined {
  for (const link of linksIn(blocks)) {
    const card = cardOfLink(link, home)
    if (card)
      return card
  }
  return undefined
}

type Link = Inline & { readonly kind: 'link' }

function* linksIn(blocks: readonly Block[]): Generator<Link> {
  for (const block of blocks) {
    if (block.kind === 'paragraph')
      yield* linksOf(block.children)
    else if (block.kind === 'list')
      yield* linksIn(block.items.flat())
    // What is quoted was said elsewhere.
  }
}

function* linksOf(inlines: readonly Inline[]): Generator<Link> {
  for (const inline of inlines) {
    if (inline.kind === 'link')
      yield inline
    else if ('children' in inline)
      yield* linksOf(inline.children)
  }
}

function cardOfLink(link: Link, home: string): LinkCard | undefined {
  const url = new URL(link.href)
  if (url.origin === home) {
    const room = parseRoomKey(url.hash.slice(1))
    return room && { href: link.href, kind: 'here', site: url.host, words: '', room }
  }
  const asked = ASKED.map(name => url.searchParams.get(name)).find(Boolean)
  const path = decoded(url.pathname).split('/').filter(Boolean)
  const words = readable(asked ?? title(path))
  const kind = asked ? 'search' : kindOf(url.hostname, path.at(-1) ?? '')
  if (words === '' && (kind === 'page' || path.length === 0))
    return undefined
  return { href: link.href, kind, site: siteOf(link, url), words }
}

function kindOf(host: string, file: string): LinkKind {
  return ENDINGS.find(([, ending]) => ending.test(file))?.[0] ?? SITES.find(([, site]) => site.test(host))?.[0] ?? 'page'
}

/** As it was written, if that shows it; without what all sites begin with. */
function siteOf(link: Link, url: URL): string {
  const [written] = link.children
  const host = written?.kind === 'text' && /^https?:\/\//i.test(written.text) && hiddenHost(written.text, link.href) === undefined
    ? /^https?:\/\/([^/?#]*)/i.exec(written.text)![1]!.toLowerCase()
    : url.host
  return host.replace(/^www\.(?=.*\.)/, '')
}

/** What every page of a site is called says nothing of one of them. */
const SAYS_NOTHING = /^(?:watch|views?|items?|details?|posts?|articles?|status|videos?|show|read|threads?|node|question|[a-z])$/i

/** The last part of a path that says something; with the one before it, where it is a number or the name of nothing. */
function title(path: readonly string[]): string {
  const parts = path.filter(part => !/^(?:index|default|home)\.\w+$/i.test(part))
  const last = parts.at(-1)
  if (last === undefined)
    return ''
  const file = ENDINGS.some(([, ending]) => ending.test(last))
  const bare = file ? last : last.replace(/\.(?:s?html?|php|aspx?|jsp)$/i, '')
  const spoken = file ? bare : bare.replace(/[-_+]+/g, ' ').trim()
  // Numbers and keys of machines are no words.
  const says = /\p{L}{2}/u.test(spoken) && !SAYS_NOTHING.test(spoken) && !/^(?=.*\d)[\w ]{8,}$/.test(bare.replace(/[-_]/g, '')) || file
  if (says)
    return spoken
  const before = parts.at(-2)
  return before && /\p{L}{2}/u.test(before) && !SAYS_NOTHING.test(before) && !SAYS_NOTHING.test(bare) ? `${before.replace(/[-_+]+/g, ' ')} › ${bare}` : ''
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  }
  catch {
    return path
  }
}

/** Nothing in it hides, turns or goes on for long. */
function readable(words: string): string {
  const one = words.normalize('NFC').replace(/[\p{C}\p{Bidi_Control}\p{Z}\p{Default_Ignorable_Code_Point}]+/gu, ' ').replace(/\p{M}{4,}/gu, '').trim()
  const letters = [...one]
  return letters.length > WORDS_MAX ? `${letters.slice(0, WORDS_MAX - 1).join('')}…` : one
}
