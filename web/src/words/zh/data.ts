import type { DataWords } from '../en/data'

export const data: DataWords = {
  said: '你说过的话',
  saidWhat: '你在所有房间里说过的每一句，包括私聊，存成一个人和程序都能读的文本文件。发过的文件以链接的形式写在里面。',
  download: '下载',
  begun: '浏览器正在保存。',
  later: seconds => `刚刚下载过，请${seconds}秒后再试。`,
  take: '撤回所有的话',
  takeWhat: '如果你不想在这里留下任何一句话。',
  takeAsk: '撤回…',
  takeSure: '撤回你说过的每一句话？',
  takeThen: '你在所有房间和私聊里说过的话，连同发过的文件，都会对所有人消失：从这里、从搜索、从别人设备上存着的记录里。别人看得出有话被撤回，看不到是什么。谁也找不回来，包括你自己。',
  takeYes: '全部撤回',
  takeNo: '留着',
  taking: '正在撤回…',
  taken: n => n === 0 ? '没有什么可撤回的。' : `已撤回${n}条消息。`,
  takeFirst: '想给自己留一份的话，先下载。',
  failed: '没有成功。检查一下网络，再试一次。',
}
