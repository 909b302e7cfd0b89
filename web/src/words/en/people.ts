export const people = {
  label: 'Who is here',
  here: 'Here',
  hereBefore: 'Here before the cut',
  find: 'Find someone',
  nobody: (words: string) => `Nobody here is called “${words}”.`,
  alone: 'When someone opens the link, you’ll see them here.',
  rest: (n: number) => `and ${n.toLocaleString('en')} more`,
  write: (name: string) => `Write to ${name}`,
  justCame: 'just came',
  close: 'Close',
}
