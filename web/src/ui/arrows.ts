/** Up and down move between the rows of a list, Home and End to its ends; Tab leaves it as usual. */
export function arrows(event: KeyboardEvent) {
  const list = event.currentTarget as HTMLElement
  const rows = [...list.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  const row = to === undefined ? undefined : rows[to]
  if (at < 0 || !row)
    return
  event.preventDefault()
  row.focus()
}
