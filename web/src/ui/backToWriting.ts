/**
 * Takes the keyboard's focus to the box one writes in, when what had it is about to go. Not on a phone: there the focus brings
 * up half a screen of keys.
 */
export function backToWriting() {
  if (!matchMedia('(hover: none) and (pointer: coarse)').matches)
    document.getElementById('composer')?.focus({ preventScroll: true })
}
