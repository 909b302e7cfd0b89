import type { Words } from '../en'

export const you: Words['you'] = {
  label: '你和设置',
  settings: '设置',
  notifications: '系统通知',
  allow: '允许',
  granted: '已开启。页面在后台时，有人找你、有人来，都会提醒。不想知道谁来，就把大厅设为不提醒。',
  default: '你看着别处的时候，有人写给你、有人来，就提醒。',
  denied: '浏览器不让这个页面发通知，可以在地址栏旁边改。',
  unsupported: '这个浏览器没有通知。',
  forgetful: '这个窗口什么都留不住：关掉以后，你就是陌生人了。',
}
