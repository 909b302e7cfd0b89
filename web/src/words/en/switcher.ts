export const switcher = {
  label: 'Go to',
  placeholder: 'Go to a room, a person, or do something',
  commands: {
    newRoom: 'Find or open a room',
    search: 'Search messages',
    settings: 'Settings',
    dark: 'Make it dark',
    light: 'Make it light',
    look: 'Letters, language and colours',
    reaching: 'Notices',
    keys: 'Keys',
  },
}
