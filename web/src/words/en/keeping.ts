export const keeping = {
  settings: 'Room settings',
  close: 'Close',
  onlyKeepers: 'Only a keeper of this room can change these.',
  speakers: 'Who may write',
  everyone: 'Everyone',
  keepers: 'Only keepers',
  speakersWhat: { everyone: 'Everyone who is in the room.', keepers: 'Everyone else reads and reacts.' },
  window: 'Changing one’s messages',
  windowWhat: 'So long after it was said, a message can be edited or taken back.',
  windows: { 900_000: 'A quarter of an hour', 3_600_000: 'An hour', 86_400_000: 'A day', 0: 'Always' } as Readonly<Record<number, string>>,
  /** Of these, in the middle of a sentence. */
  inSentence: (window: string) => window.toLowerCase(),
  minutes: (n: number) => `${n.toLocaleString('en')} minutes`,
  save: 'Save',
  noTopic: 'None',
  quiet: 'Only keepers write here. You can read and react.',
  /** In the conversation, after the name of who did it; what it is now follows. */
  arranged: {
    name: 'named the room ',
    topic: 'changed what it is about: ',
    noTopic: 'took away what it was about',
    everyone: 'lets everyone write',
    keepers: 'lets only keepers write',
    window: 'changed how long messages can be edited: ',
  },
}
