import type { Words } from '../en'

export const you: Words['you'] = {
  label: '你和设置',
  settings: '设置',
  keys: '快捷键',
  install: '装成一个程序',
  forgetful: '这个窗口什么都留不住：关掉以后，你就是陌生人了。',
}
