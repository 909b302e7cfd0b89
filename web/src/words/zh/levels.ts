import type { Words } from '../en'

export const levels: Words['levels'] = {
  label: '提醒',
  legend: '看着别处时，提醒我',
  all: '这里说的每一句',
  mentions: '只提醒与我有关的',
  mentionsWhat: '有人叫我，或者回复我。',
  none: '都不提醒',
  brief: { all: '每一句', mentions: '与我有关', none: '关' },
  hour: '安静一小时',
  morning: '安静到明天早上',
  until: when => `${when}前不提醒`,
  again: '恢复提醒',
}
