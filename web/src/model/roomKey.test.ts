import { describe, expect, it } from 'vitest'
import { keyOf, parseRoomKey, personOf, roomIdOf, withPerson } from './roomKey'

const id = '00000000-0000-4000-8000-00000000000a'

describe('the key of a room', () => {
  it.each(['lobby', `room-${id}`, `with-${id}`])('is read from an address: %s', (text) => {
    expect(parseRoomKey(text)).toBe(text)
  })

  it.each(['', 'Lobby', `direct-${id}`, `room-${id}0`, 'room-', `with-${id.toUpperCase()}`, `room-${id}/..`])('is not in %j', (text) => {
    expect(parseRoomKey(text)).toBeUndefined()
  })

  it('is the room\'s id, but for a room with one other person', () => {
    expect(keyOf({ room: 'lobby' })).toBe('lobby')
    expect(keyOf({ room: `direct-${id}`, with: { userId: id, name: 'ben' } })).toBe(`with-${id}`)
    expect([personOf(withPerson(id)), personOf('lobby')]).toEqual([id, undefined])
    expect([roomIdOf(`room-${id}`), roomIdOf(`with-${id}`)]).toEqual([`room-${id}`, undefined])
  })
})
