/** Seconds or milliseconds, as short as they are true. */
const time = (ms: number) => ms < 1_000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`

export const doctor = {
  title: 'Does it arrive?',
  tried: (clock: string) => `Tried at ${clock}`,
  begin: 'Try it',
  again: 'Try again',
  rungs: {
    page: { name: 'This page', what: 'While it is open, new words appear at once.' },
    sound: { name: 'Sound', what: 'A cup set down on wood, quiet.' },
    system: { name: 'Notices from your system', what: 'While the page is open and you look elsewhere.' },
    worker: { name: 'The page’s helper', what: 'Through it notices can be answered, and stay right when you read elsewhere.' },
  },
  states: { trying: 'Trying', works: 'Works', broken: 'Does not come', off: 'Off', waits: 'Waiting' },
  came: (ms: number) => `Arrived, ${time(ms)}`,
  why: {
    'page.cut': 'The house does not answer. The page connects by itself as soon as it can.',
    'sound.off': 'Sounds are off. You can turn them on below.',
    'sound.waits': 'Your browser lets a page sound only after a click or a key on it. Click anywhere, then try again.',
    'sound.unsupported': 'This browser makes no sounds for pages.',
    'system.default': 'Nobody has asked your browser yet. Allow them below.',
    'system.denied': 'Your browser blocks them for this page. You can allow them beside the address, then try again.',
    'system.unsupported': 'This browser has none. Another one may.',
    'worker.missing': 'This browser has not installed it. In a private window, or without https, it cannot. Open the page in a normal window and reload it.',
  },
  reached: 'You can be reached.',
  reachedBy: { system: 'While the page is open. When it is closed, messages wait for you.', page: 'While you look at the page. Elsewhere, messages wait for you.' },
  notReached: 'Nothing reaches you right now. What people write waits for you here.',
}
