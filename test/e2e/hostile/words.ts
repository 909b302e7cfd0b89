import { addresses, calls, disguises, handlers, marks, mutations, outsiders, shapes, templates, unicode } from './blocks'

/** At least so many different ones are promised. */
export const HOSTILE_MIN = 1_000

/**
 * What somebody might write to have it done instead of shown: every way of calling, in every place where a browser has ever run
 * or fetched something, in the marks that we read ourselves, and disguised. Each calls with its own number, so that one knows which one it was.
 */
export const hostileWords: readonly string[] = made()

function made(): string[] {
  const call = calls[0]!
  const all = [
    // Each place with some ways of calling, and some places with each.
    ...shapes.flatMap((shape, at) => calls.slice(0, at < 8 ? calls.length : 3).map(each => shape.replaceAll('CALL', each))),
    // Each event of an element, and out of an attribute.
    ...handlers.flatMap(name => [`<b tabindex=0 autofocus on${name}=${call}>x`, `" on${name}="${call}" autofocus x="`]),
    // Each address in each place that has one.
    ...addresses.flatMap(address => outsiders.map(place => place.replaceAll('ADDRESS', address.replaceAll('CALL', call)))),
    ...marks.flatMap(mark => addresses.slice(0, 12).map(address => mark.replaceAll('ADDRESS', address.replaceAll('CALL', call)).replaceAll('CALL', call))),
    ...mutations.map(one => one.replaceAll('CALL', call)),
    ...templates.map(one => one.replaceAll('CALL', call)),
    ...unicode.map(one => one.replaceAll('CALL', call)),
    ...shapes.slice(0, 10).flatMap(shape => disguises.map(disguise => disguise(shape.replaceAll('CALL', call)))),
  ]
  return [...new Set(all)].map((text, at) => text.replaceAll('№', String(at)))
}
