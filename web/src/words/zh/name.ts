import type { Words } from '../en'

export const name: Words['name'] = {
  label: '你的名字',
  another: '换一个',
  save: '就叫这个',
  cancel: '算了',
}
