import { expect, test } from 'vitest'
import { placeOf } from './usePlace'

const id = '00000000-0000-4000-8000-000000000001'

test.each([
  ['', { kind: 'list' }],
  ['#', { kind: 'list' }],
  ['#lobby', { kind: 'room', key: 'lobby' }],
  [`#room-${id}`, { kind: 'room', key: `room-${id}` }],
  [`#with-${id}`, { kind: 'room', key: `with-${id}` }],
  [`#room-${id}/42`, { kind: 'room', key: `room-${id}`, at: 42 }],
  ['#lobby/7', { kind: 'room', key: 'lobby', at: 7 }],
  ['#lobby/0', { kind: 'room', key: 'lobby' }],
  ['#lobby/seven', { kind: 'list' }],
  [`#direct-${id}/3`, { kind: 'direct', id: `direct-${id}`, at: 3 }],
  ['#search', { kind: 'search', query: '' }],
  ['#search?q=tea', { kind: 'search', query: 'q=tea' }],
  ['#searching', { kind: 'list' }],
  ['#rooms', { kind: 'rooms' }],
  ['#/invite/qV9xT2mWc0LrJ7bKfYhN4w', { kind: 'invite', secret: 'qV9xT2mWc0LrJ7bKfYhN4w' }],
  ['#/invite/short', { kind: 'list' }],
  ['#room-nonsense', { kind: 'list' }],
  ['#"><script>', { kind: 'list' }],
])('the address %s leads to a place', (hash, place) => {
  expect(placeOf(hash)).toEqual(place)
})
