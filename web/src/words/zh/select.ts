import type { Words } from '../en'

export const select: Words['select'] = {
  label: '选中的消息',
  this: name => `选中${name}说的话`,
  chosen: n => n ? `已选${n}条` : '选几条消息',
  end: '不选了',
  forwardTo: '转发给哪间房、哪个人',
}
