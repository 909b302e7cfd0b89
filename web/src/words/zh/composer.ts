import type { Words } from '../en'

export const composer: Words['composer'] = {
  mention: '可以提到的人',
  mentions: (n, name) => `${n}人，${name}`,
  away: '不在',
  label: room => `写给${room}`,
  placeholder: room => `写给${room}`,
  first: '说第一句',
  offline: '接着写，连上就发出去',
  hint: 'Enter发送，Shift + Enter换行',
  hintLine: keys => `${keys}发送，Enter换行`,
  newcomer: '直接说，不用注册',
  kept: '先存在这台设备上，连上就发',
  send: '发送',
  left: n => `还能写${n}字`,
  over: n => `多了${n}字`,
  as: '你在这里叫',
  welcome: '坐下就能说。',
  welcomeWhat: '不用注册，名字先替你起了一个。',
  changeName: name => `你在这里的名字：${name}。换一个`,
}
