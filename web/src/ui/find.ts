import { shallowRef } from 'vue'

/** How people look for a name: case, width and accents do not matter. */
export const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Whether each word that was typed is somewhere in the name, or is how its Han characters are read. */
export function matches(name: string, typed: string): boolean {
  const inside = folded(name)
  return folded(typed).split(/\s+/).every(word => inside.includes(word) || isRead(name, word))
}

/**
 * How well a name answers to what was typed: 0 begins so, 1 has a word that begins so, 2 is read so from its beginning,
 * 3 has it somewhere. Undefined if it does not match.
 */
export function rank(name: string, typed: string): number | undefined {
  const [inside, wanted] = [folded(name), folded(typed)]
  if (inside.startsWith(wanted))
    return 0
  if (inside.split(/[\s\p{P}]+/u).some(word => word.startsWith(wanted)))
    return 1
  if (!matches(name, typed))
    return undefined
  return inside.includes(wanted) ? 3 : 2
}

type Reading = (name: string, typed: string) => unknown

/** How Han characters are read, in both scripts, with all readings of each: large, and loaded for the first who types so. */
const reading = shallowRef<Reading>()
let asked: Promise<void> | undefined

/** By its pinyin or initials, or the beginning of both: zs, zhangs and zhangsan are 张三. Reactive: false until it is known. */
function isRead(name: string, typed: string): boolean {
  if (!/^[a-z]+$/.test(typed) || !/\p{Script=Han}/u.test(name))
    return false
  void readyForPinyin()
  return Boolean(reading.value?.(name, typed))
}

/** Resolves when it is known, or cannot be had now. */
export function readyForPinyin(): Promise<void> {
  return asked ??= import('pinyin-match/es/traditional.js').then(
    (module) => { reading.value = module.default.match },
    () => { asked = undefined },
  )
}
