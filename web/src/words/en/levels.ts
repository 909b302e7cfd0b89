export const levels = {
  label: 'Notices',
  legend: 'Tell me, when I look elsewhere',
  all: 'Everything said here',
  mentions: 'Only what is for me',
  mentionsWhat: 'When I am called by name or answered.',
  none: 'Nothing',
  /** In a menu, beside the label. */
  brief: { all: 'Everything', mentions: 'For me', none: 'Off' },
  hour: 'Quiet for an hour',
  morning: 'Quiet until tomorrow morning',
  until: (when: string) => `Quiet until ${when}`,
  again: 'Tell me again',
}
