/** What stands on the card of a link. */
export const card = {
  kinds: { picture: 'Picture', video: 'Video', sound: 'Sound', document: 'Document', archive: 'Archive', code: 'Code', search: 'Search', place: 'Map', page: 'Page', here: 'Here' },
  lobby: 'The lobby of this house',
  room: 'A room of this house',
  person: 'Somebody in this house',
  fold: (site: string) => `Fold the card of ${site}`,
  unfold: (site: string) => `Show the card of ${site}`,
}
