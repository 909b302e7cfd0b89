import type { Words } from '../en'

export const keeping: Words['keeping'] = {
  settings: '房间设置',
  close: '关闭',
  onlyKeepers: '这些由房间的主人来改。',
  speakers: '谁可以发言',
  everyone: '所有人',
  keepers: '只有主人',
  speakersWhat: { everyone: '进了这间房就能说。', keepers: '其他人可以看，可以回应。' },
  window: '修改自己的话',
  windowWhat: '说出口之后，多久以内还能修改或撤回。',
  windows: { 900_000: '一刻钟', 3_600_000: '一小时', 86_400_000: '一天', 0: '一直可以' },
  inSentence: window => window,
  minutes: n => `${n.toLocaleString('zh')}分钟`,
  save: '保存',
  noTopic: '没有',
  quiet: '这里只有主人发言，你可以看，可以回应。',
  arranged: {
    name: '把房间改名为',
    topic: '换了话题：',
    noTopic: '去掉了话题',
    everyone: '让所有人都能发言了',
    keepers: '改成只有主人发言',
    window: '改了消息可以修改的时间：',
  },
}
