export const emoji = {
  label: 'Emoji',
  find: 'Find an emoji',
  nothing: (typed: string) => `No emoji for “${typed}”`,
  recent: 'Used lately',
  groups: ['Faces', 'People', '', 'Animals and plants', 'Food and drink', 'Travel and places', 'Activities', 'Things', 'Signs', 'Flags'],
  tone: 'Tone of skin',
}
