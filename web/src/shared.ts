/** What another program shared with this page, if that is why it was opened. It stands behind the #, which no server sees (offline/worker.js). */
export function takeShared(): string | undefined {
  const shared = /^#share=(.*)$/s.exec(location.hash)?.[1]
  if (shared === undefined)
    return undefined
  history.replaceState(history.state, '', '/')
  try {
    return decodeURIComponent(shared).trim() || undefined
  }
  catch {
    return undefined
  }
}
