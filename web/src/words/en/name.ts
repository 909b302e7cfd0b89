export const name = {
  label: 'Your name',
  another: 'Another name',
  save: 'Save',
  cancel: 'Cancel',
}
