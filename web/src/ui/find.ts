/** How people look for a name: case, width and accents do not matter. */
export const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Whether each word that was typed is somewhere in the name. */
export function matches(name: string, typed: string): boolean {
  const inside = folded(name)
  return folded(typed).split(/\s+/).every(word => inside.includes(word))
}
