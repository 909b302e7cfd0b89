import type { Words } from '../en'

export const people: Words['people'] = {
  label: '在这里的人',
  here: '在这里',
  hereBefore: '断开前在这里',
  find: '找人',
  nobody: words => `这里没有叫“${words}”的人。`,
  alone: '有人点开链接，就会出现在这里。',
  rest: n => `还有${n.toLocaleString('zh')}人`,
  write: name => `给${name}写私信`,
  justCame: '刚到',
  close: '关闭',
}
