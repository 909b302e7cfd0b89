import type { Words } from '../en'

const time = (ms: number) => ms < 1_000 ? `${Math.max(1, Math.round(ms))} 毫秒` : `${(ms / 1_000).toFixed(1)} 秒`

export const doctor: Words['doctor'] = {
  title: '能不能到？',
  tried: clock => `${clock} 试过`,
  begin: '试一下',
  again: '再试一次',
  rungs: {
    page: { name: '这个页面', what: '开着的时候，新消息马上出现。' },
    sound: { name: '声音', what: '茶杯放到木桌上，很轻。' },
    system: { name: '系统通知', what: '页面开着、你看着别处的时候。' },
    worker: { name: '页面的帮手', what: '没有页面的时候，由它显示通知、接收推送，通知里也能直接回复。' },
    push: { name: '浏览器的推送服务', what: '把茶馆发出的送到这台设备。' },
    sender: { name: '茶馆发一条推送', what: '现在就发到这台设备。' },
  },
  states: { trying: '正在试', works: '正常', broken: '到不了', off: '没开', waits: '等着' },
  came: ms => `到了，${time(ms)}`,
  why: {
    'page.cut': '茶馆没有回应。一有机会，页面会自己连上。',
    'sound.off': '声音关着，可以在下面打开。',
    'sound.waits': '页面上点过或按过键，浏览器才让它出声。随便点一下，再试一次。',
    'sound.unsupported': '这个浏览器不让页面出声。',
    'system.default': '还没有问过浏览器，可以在下面允许。',
    'system.denied': '浏览器不让这个页面发通知。在地址栏旁边允许，再试一次。',
    'system.unsupported': '这个浏览器没有通知，换一个也许有。',
    'worker.missing': '浏览器没有装上它。隐私窗口里、没有 https 都不行。用普通窗口打开，再刷新一次。',
    'push.off': '这台设备没有开推送，可以在下面打开。',
    'push.worker': '要先有页面的帮手。',
    'sender.push': '还没有地方可发。',
    'sender.gone': '推送服务不认得这台设备了。在下面把推送关掉再打开。',
    'sender.refused': '推送服务不收。在下面把推送关掉再打开；还是这样，管理茶馆的人可以看日志。',
    'sender.unreachable': '茶馆连不上推送服务。管理的人要看看它的网络能不能出去。',
    'sender.forbidden': '浏览器给的地址，茶馆不会往那里推送。',
    'sender.lost': '推送服务收下了，却没有到。这里的网络连不上推送服务，有些国家和公司里就是这样；也可能是系统压着通知。',
    'sender.cut': '茶馆没有回应，连上以后再试。',
  },
  reached: '能找到你。',
  reachedBy: { sender: '页面关着也行。', system: '页面开着就行；关着的时候，消息等你回来。', page: '看着页面就行；看别处的时候，消息等你回来。' },
  notReached: '现在什么都到不了你，大家写的会在这里等你。',
}
