export const undo = {
  undo: 'Undo',
  recalled: (n: number) => n === 1 ? 'Taken back.' : `${n} messages taken back.`,
  left: (room: string) => `You left ${room}.`,
  discarded: 'Deleted, it was never sent.',
}
