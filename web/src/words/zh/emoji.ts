import type { Words } from '../en'

export const emoji: Words['emoji'] = {
  label: '表情',
  find: '找表情',
  nothing: typed => `没有叫“${typed}”的表情`,
  recent: '最近用过',
  groups: ['笑脸', '人物', '', '动物植物', '吃的喝的', '出行', '活动', '物品', '符号', '旗帜'],
  tone: '肤色',
}
