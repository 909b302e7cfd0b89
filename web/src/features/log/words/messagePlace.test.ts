import { expect, test } from 'vitest'
import { messagePlace } from './messagePlace'

const id = '00000000-0000-4000-8000-000000000001'

test.each([
  ['https://tea.example/#lobby/42', { room: 'lobby', seq: 42 }],
  [`https://tea.example/#room-${id}/1`, { room: `room-${id}`, seq: 1 }],
  [`https://tea.example/#direct-${id}/1`, { room: `direct-${id}`, seq: 1 }],
  [`https://tea.example/#with-${id}/1`, undefined],
  ['https://tea.example/#lobby', undefined],
  ['https://tea.example/menu#lobby/42', undefined],
  ['https://coffee.example/#lobby/42', undefined],
])('the address %s leads to a message of the house, or not', (href, place) => {
  expect(messagePlace(href, 'https://tea.example')).toEqual(place)
})
