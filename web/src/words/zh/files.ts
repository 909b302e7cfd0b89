import type { Words } from '../en'
import { kindOf } from '../../model/file'
import { bytes, clockOf } from '../measures'

const what: Words['files']['what'] = (files) => {
  const [first] = files
  if (!first)
    return ''
  const n = files.length
  if (new Set(files.map(kindOf)).size > 1)
    return `${n}个文件`
  switch (kindOf(first)) {
    case 'picture': return n === 1 ? '图片' : `${n}张图片`
    case 'film': return n === 1 ? '视频' : `${n}个视频`
    case 'voice': return n === 1 ? `语音 ${clockOf(first.duration ?? 0)}` : `${n}条语音`
    default: return n === 1 ? first.name : `${n}个文件`
  }
}

export const files: Words['files'] = {
  what,
  said: (text, files = []) => files.length === 0 ? text : text ? `${what(files)}：${text}` : what(files),
  quoted: (name, n) => n > 1 ? `${name}等${n}个` : name,

  add: '添加图片或文件',
  media: '图片和视频',
  camera: '拍照',
  any: '文件',
  drop: '松手就添加',
  dropWhat: '按发送之前，不会发出去。',
  tray: '准备发送',
  caption: '配几句话，或者直接发',
  remove: name => `移除${name}`,
  added: n => `${n}个文件准备发送`,
  tooLarge: (name, size, max) => `“${name}”有${bytes(size)}，这里一个文件最大${bytes(max)}。`,
  tooMany: (max, left) => `一条消息最多${max}个文件，有${left}个没有加上。`,
  unreadable: name => `“${name}”这种图片浏览器打不开，存成JPEG或PNG再发。`,
  empty: name => `“${name}”是空的，或者是文件夹。文件夹可以打包再发。`,

  uploading: percent => `${percent}%`,
  onItsWay: (name, percent) => `${name}，已发${percent}%`,
  cancel: '不发了',
  save: '保存',
  saveThis: name => `保存${name}`,
  copyPicture: '复制图片',
  notCopied: '浏览器没有让复制',
  broken: '图片没有取到。',
  goneFile: '这个文件已经不在了。',
  tryAgain: '再试一次',
  look: name => `看${name}`,

  viewer: '图片',
  close: '关闭',
  next: '下一张',
  previous: '上一张',
  larger: '放大',
  smaller: '缩小',
  place: (at, n) => `第${at}张，共${n}张`,

  voice: '录一段语音',
  voiceMessage: '语音',
  recording: time => `正在录音，${time}`,
  recordDone: '录好了',
  recordCancel: '不要了',
  recordHold: '说完松手，滑开就不要了。',
  noMicrophone: '浏览器只把麦克风借给安全地址（https）的页面，请告诉这家茶馆的主人。',
  microphoneDenied: '这个页面不能用麦克风，可以在浏览器对这个页面的设置里允许。',
  microphoneMissing: '没有找到麦克风。',
  play: '播放',
  pause: '暂停',
  position: '进度',
}
