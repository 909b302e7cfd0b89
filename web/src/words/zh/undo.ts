import type { Words } from '../en'

export const undo: Words['undo'] = {
  undo: '撤销',
  recalled: n => n === 1 ? '已撤回。' : `已撤回${n}条。`,
  left: room => `你离开了${room}。`,
  discarded: '已删除，这条还没发出去过。',
}
