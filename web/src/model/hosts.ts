/**
 * Letters of other scripts that look like Latin ones. A label in which every letter is one of them is read as another word than it
 * is: `аррӏе` has no Latin letter. A word of the script that has at least one letter of its own is itself.
 */
const LIKE_LATIN = /^[-0-9_аԁеԍһіюјӏорԗԛѕԝхуъьҽпгѵѡсꭇᴀαικνρυωηοτγπσεβζχμ\u0561\u0563\u0566\u0567\u0570\u0571\u0578\u057d\u0585\u10e7\u10d5]+$/u

/** What one language writes together. Anything else in one label is a mixture that nobody types. */
const TOGETHER = [
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]+$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}]+$/u,
  /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]+$/u,
  ...['Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Ethiopic', 'Sinhala', 'Gujarati', 'Gurmukhi', 'Kannada', 'Malayalam', 'Tibetan', 'Mongolian']
    .map(script => new RegExp(`^[\\p{Script=${script}}\\p{Script=Common}\\p{Script=Inherited}]+$`, 'u')),
]

/** Latin letters that are not what they look like, and marks that letters of hosts hardly have. */
const ODD_LATIN = /[ıȷɑɡɩʏʟɢɴʀᴄᴏᴜᴠᴡᴢƿǀ-ǃʼʻˈ]|\p{Mark}/u

/** Whether one can tell by looking at it which host this is, written in letters as people write them. */
export function isPlain(host: string): boolean {
  return host.normalize('NFC').split('.').every((label) => {
    if (/^[-a-z0-9_]*$/i.test(label))
      return true
    return TOGETHER.some(script => script.test(label)) && !LIKE_LATIN.test(label.toLowerCase()) && !(ODD_LATIN.test(label) && /\p{Script=Latin}/u.test(label))
  })
}

/** The part of an address, as somebody wrote it, that names the host. */
const WRITTEN_HOST = /^https?:\/\/(?:\[[^\]]*\]|[^/?#:]*)/i

/**
 * The host to which an address leads, in ASCII, if the address as it is written does not show it: because its letters pretend to be others,
 * or because a browser reads others than are written.
 */
export function hiddenHost(address: string, href: string): string | undefined {
  const { hostname, host } = new URL(href)
  const written = (WRITTEN_HOST.exec(address)?.[0] ?? '').replace(/^https?:\/\//i, '')
  if (written.toLowerCase() === hostname)
    return undefined
  // The same in other letters: the browser makes ASCII of what is plain, and changes nothing else of it.
  const folded = written.toLowerCase().normalize('NFC')
  const changed = folded !== folded.normalize('NFKC') || /[^\p{L}\p{N}\p{M}._-]/u.test(written)
  return !changed && /[^\0-\x7f]/.test(written) && isPlain(written) ? undefined : host
}
