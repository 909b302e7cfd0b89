export const data = {
  said: 'What you said',
  saidWhat: 'Every message of yours in every room, private conversations too, as a text file that people and programs can read. The files you sent are in it as links.',
  download: 'Download',
  begun: 'Your browser is saving it.',
  later: (seconds: number) => `It was downloaded just now. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  failed: 'That did not work. Check your connection and try again.',
}

export type DataWords = typeof data
