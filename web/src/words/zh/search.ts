import type { Words } from '../en'

const said = (day: string) => new Date(`${day}T00:00`).toLocaleDateString('zh-CN', { year: 'numeric', month: 'long', day: 'numeric' })

export const search: Words['search'] = {
  title: '搜索',
  open: '搜消息',
  here: '在这间房里搜',
  placeholder: '搜消息',
  messages: words => `在消息里搜“${words}”`,
  filters: '筛选',
  room: '哪间房',
  anywhere: '所有房间',
  by: '谁说的',
  byName: name => `${name}说的`,
  anybody: '谁说的都行',
  when: '什么时候',
  since: '从哪天起',
  until: '到哪天止',
  anytime: '什么时候都行',
  days: (since, until) => since && until ? since === until ? said(since) : `${said(since)}到${said(until)}` : since ? `${said(since)}以来` : until ? `到${said(until)}为止` : '',
  link: '有链接',
  code: '有代码',
  noChoice: '没有叫这个的。',
  in: '在',
  start: '你在的房间，说过的话都找得到，从新到旧。一个字也能搜。也可以直接打“来自：”“在：”“有：链接”“早于：”“晚于：”。',
  asking: '正在找。',
  tally: (n, more) => `${more ? '先找到' : '共'}${n}条，从新到旧。`,
  nothing: words => `没有找到${words ? `“${words}”` : ''}。换几个字，或者搜所有房间。`,
  unreachable: '搜索要连上才行。连上以后接着找。',
  more: '再往前找',
  end: '就这些了。',
}
