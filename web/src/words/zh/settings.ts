import type { Words } from '../en'

export const settings: Words['settings'] = {
  title: '设置',
  back: '回到房间',
  sections: {
    you: { title: '你', lead: '大家在这里怎么叫你。' },
    reaching: { title: '提醒', lead: '你在看别处时，消息怎么找到你。' },
    look: { title: '外观与语言', lead: '只管这台设备，选了马上就变。' },
    writing: { title: '输入', lead: '在这台设备上怎么打字、怎么读。' },
    data: { title: '你的数据', lead: '这里留下的你的东西，都归你。' },
  },
  nameWhat: '随时可以换。换之前说过的话，还是当时的名字。',
  nameNow: name => `从现在起，你叫${name}。`,
  names: { language: '语言', theme: '明暗', letters: '字的大小', density: '疏密', motion: '动画', clock: '时间', enterSends: '按Enter发送', typing: '让别人看到我正在输入', receipts: '让对方看到我已读', cards: '链接卡片' },
  choices: {
    language: { auto: '跟随浏览器', zh: '中文', en: 'English' },
    theme: { system: '跟随系统', light: '亮', dark: '暗' },
    letters: { small: '小', normal: '标准', large: '大', largest: '特大' },
    density: { comfortable: '宽松', compact: '紧凑' },
    motion: { system: '跟随系统', full: '开', reduced: '关' },
    clock: { auto: '按地区', 12: '12小时', 24: '24小时' },
  },
  motionWhat: '关掉以后，没有滑动和淡入淡出。',
  clockWhat: now => `现在是${now}。`,
  cardsWhat: '只看网址就能做成。你不打开，就不会访问那个网站。',
  enterSends: 'Shift + Enter换行。选字时按的Enter不会发送。',
  typing: '我也能看到别人正在输入。',
  receipts: '只在两个人的对话里。我也能看到对方读到了哪里。',
  enterStarts: keys => `Enter换行，${keys}发送。`,
}
