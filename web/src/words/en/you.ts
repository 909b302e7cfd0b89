export const you = {
  label: 'You and settings',
  settings: 'Settings',
  notifications: 'Notices from your system',
  allow: 'Allow',
  granted: 'On, while this page is in the background: when someone writes to you, and when someone comes. Mute the lobby to hear nothing of who comes.',
  default: 'When someone writes to you, or comes, while you look elsewhere.',
  denied: 'Your browser blocks them for this page. You can allow them beside the address.',
  unsupported: 'This browser has none.',
  forgetful: 'This window keeps nothing: when it closes, you leave as someone unknown.',
}
