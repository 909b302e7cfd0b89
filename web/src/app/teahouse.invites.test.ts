import { beforeEach, describe, expect, test } from 'vitest'
import type { InvitesShown } from './invites'
import { emptyHouse, tea } from '../testing/emptyHouse'
import type { FakeServer } from '../testing/fakeServer'
import type { ManualClock } from '../testing/manualClock'
import type { Browser } from '../testing/visitor'

let clock: ManualClock
let server: FakeServer
let anas: Browser
let bens: Browser
beforeEach(() => ({ clock, server, anas, bens } = emptyHouse()))

async function answered<T>(asked: Promise<T>): Promise<T> {
  await clock.pass(100)
  return asked
}

describe('invitations', () => {
  test('made by one, found and used by another', async () => {
    server.makeRoom({ id: tea, kind: 'open', name: 'tea', access: 'invited' })
    const { teahouse: ana } = await anas.visit()
    const { teahouse: ben } = await bens.visit()
    const { made } = await answered(ana.invites.create(tea, { lastsMs: 1_000, uses: 1 })) as InvitesShown
    const secret = ana.invites.secretOf(made!)!
    expect(secret).toMatch(/^[\w-]{22}$/)

    const found = await answered(ben.invites.find(secret))
    expect(found).toMatchObject({ key: tea, found: { access: 'invited', found: { entered: false } } })
    expect('key' in found && await answered(ben.invites.enter(found))).toBeUndefined()
    expect(ben.rooms.value.map(room => [room.key, room.isPrivate])).toEqual([['lobby', undefined], [tea, true]])
  })

  test('what may have been made already is asked for again with the same secret', async () => {
    server.makeRoom({ id: tea, kind: 'open', name: 'tea' })
    const { teahouse } = await anas.visit()
    const secrets = () => server.heard.flatMap(frame => frame.type === 'createInvite' ? [frame.data.secret] : [])
    server.refusals.push({ type: 'createInvite', code: 'unavailable' })
    expect(await answered(teahouse.invites.create(tea, {}))).toEqual({ refused: 'unavailable' })
    await answered(teahouse.invites.create(tea, {}))
    await answered(teahouse.invites.create(tea, {}))
    const [first, again, another] = secrets()
    expect(again).toBe(first)
    expect(another).not.toBe(first)
  })
})
