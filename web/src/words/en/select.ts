import { count } from './counts'

export const select = {
  label: 'Chosen messages',
  this: (name: string) => `Choose what ${name} said`,
  chosen: (n: number) => n ? `${count(n, 'message', 'messages')} chosen` : 'Choose messages',
  end: 'Done choosing',
  forwardTo: 'Forward to a room or a person',
}
