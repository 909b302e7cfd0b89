import type { DataWords } from '../en/data'

export const data: DataWords = {
  said: '你说过的话',
  saidWhat: '你在所有房间里说过的每一句，包括私聊，存成一个人和程序都能读的文本文件。发过的文件以链接的形式写在里面。',
  download: '下载',
  begun: '浏览器正在保存。',
  later: seconds => `刚刚下载过，请${seconds}秒后再试。`,
  failed: '没有成功。检查一下网络，再试一次。',
}
