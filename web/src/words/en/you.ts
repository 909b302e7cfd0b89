export const you = {
  label: 'You and settings',
  settings: 'Settings',
  keys: 'Keys',
  install: 'Keep it as a program',
  forgetful: 'This window keeps nothing: when it closes, you leave as someone unknown.',
}
