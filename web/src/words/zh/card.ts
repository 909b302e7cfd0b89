import type { Words } from '../en'

export const card: Words['card'] = {
  kinds: { picture: '图片', video: '视频', sound: '音频', document: '文档', archive: '压缩包', code: '代码', search: '搜索', place: '地图', page: '网页', here: '这里' },
  lobby: '茶馆的大厅',
  room: '茶馆里的一间房',
  person: '茶馆里的一个人',
  fold: site => `收起${site}的卡片`,
  unfold: site => `展开${site}的卡片`,
}
