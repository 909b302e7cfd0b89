import { count } from './counts'

export const composer = {
  mention: 'People to call',
  mentions: (n: number, name: string) => `${count(n, 'person', 'people')}; ${name}`,
  away: 'not here now',
  label: (room: string) => `Write to ${room}`,
  placeholder: (room: string) => `Write to ${room}`,
  first: 'Say the first word',
  offline: 'Keep writing, it will go out later',
  hint: 'Enter sends, Shift + Enter starts a line',
  hintLine: (keys: string) => `${keys} sends, Enter starts a line`,
  newcomer: 'Just write. No account needed',
  kept: 'Kept on this device until it can go out',
  send: 'Send',
  left: (n: number) => `${n} left`,
  over: (n: number) => `${n} too many`,
  as: 'Writing as',
  welcome: 'Sit down and talk.',
  welcomeWhat: 'No sign-up. We picked a name for you.',
  changeName: (name: string) => `Your name here: ${name}. Change it`,
}
