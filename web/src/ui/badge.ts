/** What the tab and the icon of the installed page show without words. */
export interface News {
  readonly unread: number
  /** Of these, those that are for us: what somebody wrote to us alone, or called us in. */
  readonly forMe: number
}

/** What is drawn in the corner of the icon: how many are for us, a dot for what else is unread. */
export function markOf({ unread, forMe }: News): string {
  return forMe > 0 ? (forMe > 9 ? '9+' : String(forMe)) : unread > 0 ? '•' : ''
}

let shown = ''
let drawn = Promise.resolve()

/** Shows it in the icon of the tab, and on the icon of the installed page where there is one. */
export function showBadge(news: News): void {
  const mark = markOf(news)
  if (mark === shown)
    return
  shown = mark
  const { setAppBadge, clearAppBadge } = navigator
  void (news.forMe > 0 ? setAppBadge?.call(navigator, news.forMe) : clearAppBadge?.call(navigator))?.catch(() => {})
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  // One after the other: the last one stays.
  if (icon)
    drawn = drawn.then(() => showIcon(icon, mark)).catch(() => {})
}

async function showIcon(icon: HTMLLinkElement, mark: string): Promise<void> {
  icon.dataset.mark = mark
  if (mark === '') {
    icon.type = 'image/svg+xml'
    icon.href = '/favicon.svg'
    return
  }
  const picture = new Image()
  picture.src = '/favicon.svg'
  await picture.decode()
  icon.type = 'image/png'
  icon.href = draw(picture, mark)
}

const SIZE = 64

/** A disc with a rim of the table's colour, so that it stands off the icon on light and dark tabs. */
function draw(picture: CanvasImageSource, mark: string): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: SIZE, height: SIZE })
  const pen = canvas.getContext('2d')!
  pen.drawImage(picture, 0, 0, SIZE, SIZE)
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const radius = mark === '•' ? 11 : 19
  const at = SIZE - radius - 1
  disc(pen, at, radius + 4, dark ? '#181411' : '#f3f0ea')
  disc(pen, at, radius, dark ? '#f0a58e' : '#a8432a')
  if (mark !== '•') {
    pen.fillStyle = dark ? '#2a1410' : '#fffaf8'
    pen.font = `700 ${mark.length > 1 ? 22 : 30}px system-ui, sans-serif`
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillText(mark, at, at + 2)
  }
  return canvas.toDataURL('image/png')
}

function disc(pen: CanvasRenderingContext2D, at: number, radius: number, colour: string): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.arc(at, at, radius, 0, 2 * Math.PI)
  pen.fill()
}
