import type { Words } from '../en'

export const keys: Words['keys'] = {
  title: '快捷键',
  close: '关闭',
  or: '或',
  where: { anywhere: '随处', writing: '打字时', log: '在对话里', message: '选中一条消息时' },
  anywhere: {
    switch: '去一间房，找一个人',
    search: '搜消息',
    readAll: '全部标为已读',
    keys: '看这张表',
    settings: '设置',
    write: '到输入框',
    roomAbove: '上一间房',
    roomBelow: '下一间房',
    unreadAbove: '上一间有未读的房',
    unreadBelow: '下一间有未读的房',
    undo: '撤销刚做的事',
  },
  writing: { send: '发送', line: '换行', editLast: '改上一条', stop: '不回复了；再按，回到最新' },
  log: { enter: '进入对话，从最新的一条起', above: '上一条', below: '下一条' },
  message: { menu: '能做什么', reply: '回复', edit: '改一改', react: '回应', recall: '撤回', copy: '复制', forward: '转发', select: '选中它，再选别的' },
}
