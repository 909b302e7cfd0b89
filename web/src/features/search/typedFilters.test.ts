import { describe, expect, it } from 'vitest'
import { typedFilters } from './typedFilters'

const [ana, ben, lee] = ['0b6c1a9e-5d0f-4c7a-9a51-2f6d3c1e8b01', '7d21f0c4-93ab-4e1f-8c66-5b0a9d4f7e02', '9d2e1b0c-9f8e-4d20-a4c8-1e527b964f03']
const named = {
  rooms: [{ key: 'lobby' as const, name: '大厅' }, { key: 'room-3f9a6b1d-20c8-4d57-8e0b-6a7c5d4e3f10' as const, name: 'tea' }, { key: 'room-4f9a6b1d-20c8-4d57-8e0b-6a7c5d4e3f10' as const, name: 'tea house' }],
  people: [{ userId: ana, name: 'Ana' }, { userId: ben, name: 'Ben' }, { userId: lee, name: '李 雷' }],
}
const tea = named.rooms[1]!.key
const teaHouse = named.rooms[2]!.key

describe('a filter that is typed', () => {
  it.each([
    ['from:ana kettle', { words: 'kettle', from: ana }],
    ['kettle from:Ben ', { words: 'kettle ', from: ben }],
    ['from:@ben kettle', { words: 'kettle', from: ben }],
    ['来自：李 雷 茶', { words: '茶', from: lee }],
    ['in:tea house kettle', { words: 'kettle', room: teaHouse }],
    ['in:tea kettle', { words: 'kettle', room: tea }],
    ['在:大厅 有:链接 茶', { words: '茶', room: 'lobby', link: true }],
    ['has:link has:code x', { words: 'x', link: true, code: true }],
    ['before:2026-05-01 x', { words: 'x', until: '2026-04-30' }],
    ['after:2026/2/28 x', { words: 'x', since: '2026-03-01' }],
    ['当天：2026年5月3日 x', { words: 'x', since: '2026-05-03', until: '2026-05-03' }],
    ['FROM:ANA IN:TEA x', { words: 'x', from: ana, room: tea }],
  ])('%s is understood', (text, query) => expect(typedFilters(text, named)).toEqual(query))

  it.each(['from:an', 'from:ana', 'from:nobody kettle', 'in:attic x', 'has:cake x', 'before:tomorrow x', 'login:ana x', 'from: ', 'https://in:tea x', '1:2 x'])('%s stays among the words', text =>
    expect(typedFilters(text, named)).toEqual({ words: text }))

  it('is whole at its end when one asks', () => {
    expect(typedFilters('kettle from:ana', named, true)).toEqual({ words: 'kettle', from: ana })
    expect(typedFilters('from:an', named, true)).toEqual({ words: 'from:an' })
  })
})
