import type { Words } from '../en'
import { capped } from './counts'

export const rail: Words['rail'] = {
  label: '房间和私信',
  rooms: '房间',
  pinned: '置顶',
  archived: '收起来的',
  isPinned: '已置顶',
  direct: '私信',
  open: '找一间房，或开一间',
  find: '找人、房间、消息',
  clear: '清空',
  nothing: words => `没有叫“${words}”的人或房间。`,
  people: '人',
  unread: n => `${capped(n)}条未读`,
  mentions: n => `有${n}处提到你`,
  draft: '草稿',
  failed: '没发出去',
  muted: '已静音',
  mine: words => `你：${words}`,
  writing: '正在输入',
  silent: '还没有人说话',
  online: '在线',
  offline: '离线',
  arriving: '正在进来',
}
