/**
 * What of a paste or a drop is files. Words that come with a picture of themselves (from Word, from a table) are words; the
 * names that a file manager puts beside its files are not.
 */
export function filesOf(data: DataTransfer | null): readonly File[] {
  const files = [...data?.files ?? []]
  const lines = (data?.getData('text/plain') ?? '').split(/\r?\n/).map(line => line.trim()).filter(line => line !== '')
  const named = lines.every(line => files.some(({ name }) => line === name || decoded(line).endsWith(`/${name}`) || line.endsWith(`\\${name}`)))
  return named ? files : []
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  }
  catch {
    return address
  }
}
