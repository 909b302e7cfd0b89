import type { Words } from '../en'

export const rooms: Words['rooms'] = {
  title: '房间',
  what: '进一间坐坐，或者自己开一间：谁都能来，或者只请你想请的人。',
  find: '找一间房',
  members: n => `${n}人`,
  enter: '进来坐',
  open: '打开',
  none: '还没有房间，开第一间吧。',
  noneFound: words => `没有叫“${words}”的房间。`,
  unreachable: '连上以后，这里会列出房间。',
  again: '再试一次',
  make: '开一间房',
  name: '叫什么',
  nameHint: '周末爬山',
  topic: '聊什么',
  topicHint: '可以不写',
  topicTooLong: '聊什么超过200字了。',
  access: '谁能来',
  everyone: '谁都行',
  invited: '受邀才行',
  create: '开门',
}
