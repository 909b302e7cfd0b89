import type { RefusalCode } from '../protocol/frames.gen'

export const TEXT_MAX_CODE_POINTS = 4_000

const unseen = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/gu

/** Why the server would refuse a text, as far as it can be told here: so that what is typed stays where it is. Files need no words. */
export function textRefusal(text: string, files = 0): RefusalCode | undefined {
  // A code point is at most two units long: a text beyond that need not be counted.
  if (text.length > 2 * TEXT_MAX_CODE_POINTS || [...text].length > TEXT_MAX_CODE_POINTS)
    return 'textTooLong'
  return files === 0 && text.replace(unseen, '') === '' ? 'textEmpty' : undefined
}
