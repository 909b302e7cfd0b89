import type { Words } from '../en'

export const switcher: Words['switcher'] = {
  label: '去哪里',
  placeholder: '去一间房、找一个人，或做点什么',
  commands: {
    newRoom: '找一间房，或开一间',
    search: '搜消息',
    settings: '设置',
    dark: '换成暗色',
    light: '换成亮色',
    look: '字号、语言、颜色',
    reaching: '提醒',
    keys: '快捷键',
  },
}
