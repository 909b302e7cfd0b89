import type { Page } from '@playwright/test'

/** What a page did that nobody's words may make it do. */
export interface Caught {
  /** The numbers of the words that were run. */
  readonly ran: readonly string[]
  /** What the policy of the page had to forbid. */
  readonly forbidden: readonly string[]
}

declare global {
  interface Window { hostile: { ran: string[], forbidden: string[] } }
}

/** Looks out, from before the page's own first line, for words that run. To be called before the page is opened. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.hostile = { ran: [], forbidden: [] }
    const ran = (what: unknown) => { window.hostile.ran.push(String(what)) }
    Object.assign(window, { pwned: ran, alert: ran, confirm: ran, prompt: ran, print: () => ran('print') })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => { window.hostile.forbidden.push(`${effectiveDirective} ${blockedURI} ${sample}`) }, true)
  })
}

export function caught(page: Page): Promise<Caught> {
  return page.evaluate(() => window.hostile)
}

/** What stands in the page now and could run or fetch, if somebody pressed on it or a policy were weaker: there should be nothing. */
export function live(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const inert = new Set(['http:', 'https:', 'blob:'])
    for (const element of document.querySelectorAll('*')) {
      const tag = element.localName
      if (/^(iframe|frame|object|embed|base|portal|applet|foreignobject|animate|set)$/.test(tag) || (tag === 'script' && URL.parse(element.getAttribute('src') ?? 'x:', location.href)?.origin !== location.origin))
        found.add(`<${tag}>`)
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || ['srcdoc', 'formaction', 'ping', 'srcset', 'background'].includes(name))
          found.add(`<${tag} ${name}>`)
        if (['href', 'src', 'action', 'data', 'poster', 'xlink:href'].includes(name) && !inert.has(URL.parse(value, location.href)?.protocol ?? '') && !(tag === 'link' && name === 'href'))
          found.add(`<${tag} ${name}=${value.slice(0, 40)}>`)
        if (name === 'style' && /url\(|expression|import/i.test(value))
          found.add(`<${tag} style=${value.slice(0, 40)}>`)
      }
      if (element instanceof HTMLAnchorElement && element.origin !== location.origin && !(element.relList.contains('noopener') && element.target === '_blank' && element.username === ''))
        found.add(`<a> to ${element.href.slice(0, 60)} without rel`)
    }
    return [...found]
  })
}
