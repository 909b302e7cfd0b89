import type { FileSent } from '../../protocol/frames.gen'
import { kindOf } from '../../model/file'
import { bytes, clockOf } from '../measures'
import { count } from './counts'

type About = Pick<FileSent, 'name' | 'type' | 'width' | 'height' | 'duration'>

/** What it is, in a few words: for lists, and for who cannot see it. */
function what(files: readonly About[]): string {
  const [first] = files
  if (!first)
    return ''
  const kinds = new Set(files.map(kindOf))
  if (kinds.size > 1)
    return count(files.length, 'file', 'files')
  switch (kindOf(first)) {
    case 'picture': return files.length === 1 ? 'Picture' : `${files.length} pictures`
    case 'film': return files.length === 1 ? 'Video' : `${files.length} videos`
    case 'voice': return files.length === 1 ? `Voice ${clockOf(first.duration ?? 0)}` : `${files.length} voice messages`
    default: return files.length === 1 ? first.name : count(files.length, 'file', 'files')
  }
}

export const files = {
  what,
  /** What was said, with what came along. */
  said: (text: string, files: readonly About[] = []) => files.length === 0 ? text : text ? `${what(files)}: ${text}` : what(files),
  quoted: (name: string, n: number) => n > 1 ? `${name} and ${n - 1} more` : name,

  add: 'Add pictures or files',
  media: 'Pictures and videos',
  camera: 'Take a picture',
  any: 'Files',
  drop: 'Let go to add',
  dropWhat: 'Nothing is sent until you say so.',
  tray: 'To be sent',
  caption: 'Add a few words, or just send',
  remove: (name: string) => `Remove ${name}`,
  added: (n: number) => `${count(n, 'file', 'files')} to be sent`,
  tooLarge: (name: string, size: number, max: number) => `“${name}” is ${bytes(size)}. A file here can be ${bytes(max)} at most.`,
  tooMany: (max: number, left: number) => `A message takes ${max} files; ${left === 1 ? 'one was' : `${left} were`} left out.`,
  unreadable: (name: string) => `“${name}” is a kind of picture that this browser cannot read. Send it as JPEG or PNG.`,
  empty: (name: string) => `“${name}” is empty, or a folder. Folders can be sent as an archive.`,

  uploading: (percent: number) => `${percent} %`,
  onItsWay: (name: string, percent: number) => `${name}, ${percent} % sent`,
  cancel: 'Do not send',
  save: 'Save',
  saveThis: (name: string) => `Save ${name}`,
  copyPicture: 'Copy picture',
  notCopied: 'The browser did not let it be copied',
  broken: 'This picture did not arrive.',
  goneFile: 'This file is not there any more.',
  tryAgain: 'Try again',
  look: (name: string) => `Look at ${name}`,

  viewer: 'Pictures',
  close: 'Close',
  next: 'Next picture',
  previous: 'Previous picture',
  larger: 'Larger',
  smaller: 'Smaller',
  place: (at: number, n: number) => `${at} of ${n}`,

  voice: 'Record your voice',
  voiceMessage: 'Voice message',
  recording: (time: string) => `Recording, ${time}`,
  recordDone: 'Done',
  recordCancel: 'Throw away',
  recordHold: 'Let go when done. Slide away to throw it away.',
  noMicrophone: 'The browser lends the microphone only to a page with a secure address (https). Ask whoever runs this house.',
  microphoneDenied: 'The page may not use the microphone. The browser’s settings for this page can allow it.',
  microphoneMissing: 'No microphone was found.',
  play: 'Play',
  pause: 'Pause',
  position: 'Position',
}
