export const data = {
  said: 'What you said',
  saidWhat: 'Every message of yours in every room, private conversations too, as a text file that people and programs can read. The files you sent are in it as links.',
  download: 'Download',
  begun: 'Your browser is saving it.',
  later: (seconds: number) => `It was downloaded just now. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  take: 'Take back everything',
  takeWhat: 'For when you want none of your words to stay here.',
  takeAsk: 'Take back…',
  takeSure: 'Take back everything you ever said?',
  takeThen: 'Every message of yours in every room and private conversation goes, for everybody, with the files you sent: from this house, from search and from what other people’s devices keep. Others see that something was taken back, and not what. Nobody can bring it back, not even you.',
  takeYes: 'Take it all back',
  takeNo: 'Keep it',
  taking: 'Taking it back…',
  taken: (n: number) => n === 0 ? 'There was nothing to take back.' : n === 1 ? '1 message was taken back.' : `${n.toLocaleString('en')} messages were taken back.`,
  takeFirst: 'If you want to keep a copy for yourself, download it first.',
  failed: 'That did not work. Check your connection and try again.',
}

export type DataWords = typeof data
