import { beforeAll, expect, test } from 'vitest'
import type { Person, RoomKey, RoomSummary } from '../../app/teahouse'
import { readyForPinyin } from '../../ui/find'
import { ordered, placesOf } from './choices'

const ana: Person = { userId: 'ana', name: '安娜 Ana', self: false, online: true }
const me: Person = { userId: 'ben', name: 'Ben', self: true, online: true }
const cem: Person = { userId: 'cem', name: '陈默', self: false, online: false }
const room = (name: string, more: Partial<RoomSummary> = {}): RoomSummary => ({ key: name as RoomKey, kind: 'open', name, unread: 0, mentions: 0, draft: false, failed: false, muted: false, ...more })
const said = (at: number) => ({ last: { from: ana, own: false, text: 'tea', at } })

const rooms = [room('Lobby', said(50)), room('tea', said(10)), room('coffee', { unread: 2, ...said(5) }), room('周末爬山', { unread: 1, mentions: 1 }), room('with ana', { kind: 'direct', with: ana, name: '安娜 Ana', ...said(90) }), room('quiet', { unread: 7, muted: true })]
const names = (typed: string, current?: string) => ordered([...placesOf(rooms, [ana, me, cem], one => one.name!), { id: 'do', name: '换成暗色', also: ['Make it dark'], run: () => undefined }], typed, current as RoomKey).map(({ name }) => name)

beforeAll(readyForPinyin)

test('nothing typed: who calls one, then what is unread, then the latest, the room one is in and the commands last', () => {
  expect(names('', 'Lobby')).toEqual(['周末爬山', 'coffee', '安娜 Ana', 'tea', 'quiet', '陈默', 'Lobby', '换成暗色'])
})

test('rooms and people are found by name, pinyin and initials, commands in both languages', () => {
  expect(names('co')).toEqual(['coffee'])
  expect(names('zhoumo')).toEqual(['周末爬山'])
  expect(names('zmps')).toEqual(['周末爬山'])
  expect(names('chenmo')).toEqual(['陈默'])
  expect(names('dark')).toEqual(['换成暗色'])
  expect(names('ansehuan')).toEqual([])
})

test('a person one talks to is there once, and oneself never', () => {
  expect(names('an').filter(name => name === '安娜 Ana')).toHaveLength(1)
  expect(names('ben')).toEqual([])
})
